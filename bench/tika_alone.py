"""What Tika alone does with the same files: the floor that the indexer is measured against."""

from pathlib import Path

from bench.load import Answered, Generator, Load, request

_HEADERS = {
    "accept": "application/json",
    "content-type": "application/octet-stream",
    "content-disposition": "attachment; filename=guide.pdf",
    "x-tika-pdfocrstrategy": "no_ocr",
}


def requests_of(files: list[Path], tika_url: str) -> tuple[bytes, ...]:
    """A request a file, for metadata and the XHTML of its pages: what the indexer asks for."""
    return tuple(request("PUT", tika_url, "/rmeta/xml", headers=_HEADERS, body=file.read_bytes()) for file in files)


def best_clients(generator: Generator, tika_url: str, requests: tuple[bytes, ...]) -> int:
    """How many clients, 1 to 4, get most out of Tika; each is tried twice, best run counted. Warms Tika up as well."""
    tries = [
        (extract(generator, tika_url, requests, clients).per_second, clients) for clients in (2, 1, 2, 3, 4, 4, 3, 1)
    ]
    return max(tries)[1]


def extract(generator: Generator, tika_url: str, requests: tuple[bytes, ...], clients: int) -> Answered:
    """All files through Tika, answers thrown away."""
    return generator.run(Load(tika_url, requests, clients))
