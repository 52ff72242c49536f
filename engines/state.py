"""What is known of the managed engines of this project folder: the file that the indexer and the app read as well."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines import node, tika
from engines.launch import Launched, Needed
from engines.processes import marked
from mappings.connection import ElasticsearchAddress, managed_engines_file


@dataclass(frozen=True)
class State:
    """A start, by its mark, and where its engines answer; nowhere while they are starting."""

    mark: str
    launched: Launched

    def satisfies(self, needed: Needed) -> bool:
        """Whether the engines that are needed are among those that were started."""
        return (not needed.elasticsearch or self.launched.elasticsearch is not None) and (
            not needed.tika or self.launched.tika_url is not None
        )

    def is_left(self) -> bool:
        """Whether any process of this start lives."""
        return bool(marked(self.mark))

    def answers(self) -> bool:
        """Whether all engines of this start answer; False while there are none."""
        asked = []
        if self.launched.elasticsearch:
            asked.append(node.is_ready(self.launched.elasticsearch))
        if self.launched.tika_url:
            asked.append(tika.is_ready(self.launched.tika_url))
        return bool(asked) and all(asked)


def read(environ: Mapping[str, str]) -> State | None:
    """The last start that was not stopped; None when there is none, or the file is not to be understood."""
    try:
        said = json.loads(managed_engines_file(environ).read_text(encoding="utf-8"))
        return State(str(said["mark"]), _launched(said))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(environ: Mapping[str, str], mark: str, launched: Launched) -> Path:
    """Says where the engines are, to the owner of the file only; returns the file. It is there whole or not at all."""
    file = managed_engines_file(environ)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as output:
        json.dump(described(launched) | {"mark": mark}, output, indent=1)
    unfinished.rename(file)
    return file


def described(launched: Launched) -> dict[str, Any]:
    """The engines as `rarecare-engines start --json` prints them, without those that are not there."""
    said: dict[str, Any] = {}
    if address := launched.elasticsearch:
        said["elasticsearch"] = {
            "url": ",".join(address.urls),
            "username": address.username,
            "password": address.password,
            "ca_certs": address.ca_certs,
        }
    if launched.tika_url:
        said["tika"] = {"url": launched.tika_url}
    return said


def _launched(said: dict[str, Any]) -> Launched:
    address = None
    if "elasticsearch" in said:
        of = said["elasticsearch"]
        address = ElasticsearchAddress((of["url"],), of["username"], of["password"], ca_certs=of["ca_certs"])
    return Launched(address, said["tika"]["url"] if "tika" in said else None)
