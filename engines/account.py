"""Whom the engines run as: the user who starts them, or an unprivileged account when that is root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines.errors import Unusable


@dataclass(frozen=True)
class Account:
    """An account of this machine."""

    name: str
    user: int
    group: int

    def identity(self) -> dict[str, Any]:
        """The arguments of `Popen` that make a process run as this account, with none of root's groups."""
        return {"user": self.user, "group": self.group, "extra_groups": []}

    def give(self, folder: Path) -> None:
        """Makes this account the owner of `folder` and of all that is in it."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.user, self.group, follow_symlinks=False)

    def must_read(self, folder: Path) -> None:
        """Raises Unusable when this account cannot look into `folder`."""
        may = subprocess.run(["test", "-x", str(folder)], stdin=subprocess.DEVNULL, **self.identity())
        if may.returncode:
            raise Unusable(
                f"Elasticsearch refuses to run as root, so it runs as {self.name}, who cannot read {folder}. "
                "Start it as another user, or keep it elsewhere (RARECARE_CACHE, ELASTICSEARCH_HOME)"
            )


def account() -> Account | None:
    """The account to change to; None when the engines run as who starts them."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_name, nobody.pw_uid, nobody.pw_gid)
