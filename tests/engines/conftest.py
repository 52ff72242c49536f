"""A cache of one's own for a test, so that it touches no engines that run for somebody else."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import managed
from engines.launch import Needed, prepare
from engines.progress import silent
from engines.releases import ELASTICSEARCH_FOLDER, HUNSPELL_FOLDER, TIKA
from mappings.connection import cache_folder

GIVEN = ("ELASTICSEARCH_URL", "ELASTICSEARCH_USERNAME", "ELASTICSEARCH_PASSWORD", "ELASTICSEARCH_HOME", "TIKA_URL")


@pytest.fixture(scope="module")
def own_cache() -> Iterator[dict[str, str]]:
    """An environment with an empty cache and no engine given; what is started with it is stopped at the end."""
    folder = Path(tempfile.mkdtemp(prefix="rarecare-test-"))
    # Root's engines run as another account, which must get through to its own folders.
    folder.chmod(0o711)
    inherited = {name: value for name, value in os.environ.items() if name not in GIVEN}
    environ = inherited | {"RARECARE_CACHE": str(folder), "PYTHONUTF8": "1"}
    yield environ
    managed.stop(environ)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def filled_cache(own_cache: dict[str, str]) -> dict[str, str]:
    """The same with what is fetched in it, taken from the real cache."""
    prepare({name: value for name, value in os.environ.items() if name not in GIVEN}, Needed(), silent)
    for name in (ELASTICSEARCH_FOLDER, HUNSPELL_FOLDER, TIKA.file_name):
        cache_folder(own_cache).joinpath(name).symlink_to(cache_folder(os.environ) / name)
    return own_cache
