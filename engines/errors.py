"""What can go wrong with the managed engines.

EngineFault                 exit status 3
├── Missing                 programs that this machine lacks, all of them at once
├── FetchFailed             an engine could not be downloaded, or is not what it should be
├── Unusable                what is given (ELASTICSEARCH_HOME, the cache folder) cannot be used
└── StartFailed             an engine ended, or did not answer in time
"""


class EngineFault(Exception):
    """An engine cannot be had; the message says why and what to do."""


class Missing(EngineFault):
    """Programs that the managed engines need are not on this machine."""


class FetchFailed(EngineFault):
    """A download failed, or its content is not the pinned one; nothing of it was kept."""


class Unusable(EngineFault):
    """A folder that was given cannot be used."""


class StartFailed(EngineFault):
    """An engine ended while it started, or did not answer in time."""
