"""Every failure says what is wrong and what to do, under the reason that people script against."""

from collections.abc import Iterator

import pytest

from indexer import errors
from indexer.errors import FileFailure, IndexerError

REASONS = {
    *("needs-password", "needs-ocr", "damaged", "unsupported", "too-large", "timed-out", "empty", "extractor-died"),
}


def _below(root: type[IndexerError]) -> Iterator[type[IndexerError]]:
    for child in root.__subclasses__():
        yield child
        yield from _below(child)


def test_each_reason_has_one_class() -> None:
    failures = [child for child in _below(FileFailure) if issubclass(child, FileFailure)]
    assert sorted(failure.reason for failure in failures) == sorted(REASONS)


def test_tree_in_the_documentation_names_every_class() -> None:
    assert errors.__doc__
    assert [child.__name__ for child in _below(IndexerError) if child.__name__ not in errors.__doc__] == []


@pytest.mark.parametrize("failure", FileFailure.__subclasses__())
def test_failure_is_a_sentence_with_a_remedy(failure: type[FileFailure]) -> None:
    assert failure("why").message == f"{failure.sentence}: why"
    assert str(failure("why")) == f"{failure.sentence}: why. {failure.remedy}."
    assert str(failure()) == f"{failure.sentence}. {failure.remedy}."
