"""Extractors with the limits that are set. Imported before all else that reads files, so that Tika begins meanwhile."""

from indexer.connection import required_tika
from indexer.extraction import Extractor
from indexer.settings import Settings

_MIB = 1 << 20
_PATIENCE_AT_START_S = 5.0


def extractor_of(settings: Settings) -> Extractor:
    """An extractor with the limits that are set, whose Tika answers now. Raises EngineUnreachable.

    A Tika that was there and went away is waited for longer than one that is not there at the start.
    """
    _extractor(settings, min(settings.patience_s, _PATIENCE_AT_START_S)).prepare()
    return _extractor(settings, settings.patience_s)


def _extractor(settings: Settings, patience_s: float) -> Extractor:
    return Extractor(
        required_tika(settings),
        timeout_s=settings.timeout_s,
        max_file_bytes=settings.max_file_mib * _MIB,
        max_text_bytes=settings.max_text_mib * _MIB,
        patience_s=patience_s,
    )
