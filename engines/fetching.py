"""Elasticsearch and Tika from a Maven repository into the cache of all checkouts."""

import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from engines.downloads import checked, download
from engines.errors import FetchFailed
from engines.keeping import kept
from engines.progress import Report
from engines.releases import ELASTICSEARCH, ELASTICSEARCH_FOLDER, TIKA, MavenFile
from mappings.connection import cache_folder

# Later versions want the descriptions of all parents of an artefact, which not every mirror has.
_MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:2.10:copy"
_MAVEN_PATIENCE_MS = 120_000


def elasticsearch_home(environ: Mapping[str, str], report: Report) -> Path:
    """The folder of the Elasticsearch of the cache, fetched when it is not there. Raises FetchFailed, Unusable."""

    def make(folder: Path) -> Path:
        return unpacked(maven_file(ELASTICSEARCH, folder, environ, report), folder / "home", report)

    return kept(cache_folder(environ), ELASTICSEARCH_FOLDER, make)


def tika_jar(environ: Mapping[str, str], report: Report) -> Path:
    """The Tika server of the cache, fetched when it is not there. Raises FetchFailed, Unusable."""
    return kept(cache_folder(environ), TIKA.file_name, lambda folder: maven_file(TIKA, folder, environ, report))


def maven_file(wanted: MavenFile, folder: Path, environ: Mapping[str, str], report: Report) -> Path:
    """The file, downloaded below `folder` by Maven and checked. Raises FetchFailed.

    Maven keeps what it downloads below `folder` as well, so that a gigabyte does not stay in the user's repository.
    """
    target = folder / "files"
    command = [
        "mvn",
        *(
            "-q",
            "-B",
            "-ntp",
            "-Dstyle.color=never",
            _MAVEN_COPY,
            f"-Dartifact={wanted.coordinates}",
            f"-DoutputDirectory={target}",
        ),
        *(f"-Dmaven.repo.local={folder / 'repository'}", "-Dmdep.useBaseVersion=true"),
        *(f"-Daether.connector.connectTimeout={_MAVEN_PATIENCE_MS}",),
        *(f"-Daether.connector.requestTimeout={_MAVEN_PATIENCE_MS}",),
    ]
    download(command, folder, environ, report=report, what=wanted.name, mib=wanted.mib)
    return checked(target / wanted.file_name, wanted.sha256, wanted.name)


def unpacked(archive: Path, target: Path, report: Report) -> Path:
    """`target` with what is below `*/elasticsearch/` in the zip. Raises FetchFailed."""
    report("Unpacking Elasticsearch")
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                parts = PurePosixPath(member.filename).parts
                if len(parts) > 2 and parts[1] == "elasticsearch":
                    member.filename = "/".join(parts[2:]) + ("/" if member.is_dir() else "")
                    opened.extract(member, target)
    except (OSError, zipfile.BadZipFile) as fault:
        raise FetchFailed(f"Elasticsearch could not be unpacked: {fault}") from fault
    return target
