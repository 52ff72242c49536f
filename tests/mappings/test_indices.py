"""Versioned indices behind an alias, on the real engine."""

import threading
from typing import Any

import pytest
from elasticsearch import BadRequestError, Elasticsearch

from mappings.indices import (
    CONTENTS,
    DOCUMENTS,
    BadPrefix,
    alias,
    create_version,
    ensure,
    live_version,
    switch,
    versions,
)
from tests.mappings.fields import copied_fields, fields_of

UNBOUNDED = "ж" * 40_000
VALUES: dict[str, Any] = {"short": 2024, "integer": 3, "long": 7, "date": "2026-01-31", "boolean": True}
VALUES["object"] = {"en": UNBOUNDED}


def body_with_long_values(contents: str) -> dict[str, Any]:
    """A document with a value in every field that a writer may fill, each text longer than a term can be."""
    body: dict[str, Any] = {}
    for name, definition in fields_of(contents).items():
        value = VALUES.get(definition["type"], UNBOUNDED)
        *folders, leaf = name.split(".")
        inner = body
        for folder in folders:
            inner = inner.setdefault(folder, {})
        if name not in copied_fields(contents):
            inner[leaf] = value
    return body


@pytest.mark.engine
@pytest.mark.parametrize("contents", CONTENTS)
def test_engine_accepts_each_index_and_the_longest_values(
    client: Elasticsearch, index_prefix: str, contents: str
) -> None:
    index = create_version(client, alias(f"{index_prefix}-long", contents), 1)
    try:
        client.index(index=index, id="1", document=body_with_long_values(contents), refresh=True)
        assert client.count(index=index)["count"] == 1
    finally:
        client.indices.delete(index=index)


@pytest.mark.engine
@pytest.mark.parametrize("contents", CONTENTS)
def test_unknown_fields_are_refused(client: Elasticsearch, index_prefix: str, contents: str) -> None:
    index = create_version(client, alias(f"{index_prefix}-strict", contents), 1)
    try:
        with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
            client.index(index=index, document={"no_such_field": 1})
        assert "no_such_field" not in client.indices.get_mapping(index=index)[index]["mappings"]["properties"]
    finally:
        client.indices.delete(index=index)


@pytest.mark.engine
def test_unknown_languages_and_page_fields_are_refused(client: Elasticsearch, index_prefix: str) -> None:
    index = ensure(client, alias(index_prefix))
    for document in ({"title": {"tr": "x"}}, {"pages": [{"text": {"tr": "x"}}]}, {"pages": [{"chapter": 1}]}):
        with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
            client.index(index=index, document=document)


@pytest.mark.engine
def test_ensure_makes_the_first_version_and_is_no_second_one(client: Elasticsearch, index_prefix: str) -> None:
    of = alias(f"{index_prefix}-ensure")
    try:
        assert live_version(client, of) is None
        assert ensure(client, of) == ensure(client, of) == of.index(1)
        assert (versions(client, of), live_version(client, of)) == ([1], 1)
    finally:
        client.indices.delete(index=of.index(1))


@pytest.mark.engine
def test_ensure_takes_up_a_version_whose_alias_was_never_set(client: Elasticsearch, index_prefix: str) -> None:
    of = alias(f"{index_prefix}-orphan")
    try:
        create_version(client, of, 4)
        assert ensure(client, of) == of.index(4)
        assert live_version(client, of) == 4
    finally:
        client.indices.delete(index=of.index(4))


@pytest.mark.engine
def test_switch_forth_and_back_leaves_no_moment_without_an_answer_or_with_two(
    client: Elasticsearch, index_prefix: str
) -> None:
    of = alias(f"{index_prefix}-switch")
    for version, kinds in ((1, ["guide"]), (2, ["guide", "report"])):
        index = create_version(client, of, version)
        for kind in kinds:
            client.index(index=index, document={"kind": kind}, refresh=True)
    switch(client, of, 1)
    done, seen = threading.Event(), set[int]()

    def read() -> None:
        while not done.is_set():
            seen.add(client.count(index=of.name)["count"])

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for version in (2, 1) * 10:
            switch(client, of, version)
    finally:
        done.set()
        reader.join()
        client.indices.delete(index=f"{of.index(1)},{of.index(2)}")
    assert seen <= {1, 2}
    assert seen


@pytest.mark.engine
def test_one_prefix_never_touches_another_that_begins_like_it(client: Elasticsearch, index_prefix: str) -> None:
    short, longer = alias(index_prefix, DOCUMENTS), alias(f"{index_prefix}-documents", DOCUMENTS)
    try:
        ensure(client, longer)
        create_version(client, longer, 2)
        switch(client, longer, 2)
        ensure(client, short)
        assert (versions(client, short), live_version(client, short)) == ([1], 1)
        assert (versions(client, longer), live_version(client, longer)) == ([1, 2], 2)
    finally:
        client.indices.delete(index=f"{longer.index(1)},{longer.index(2)}")


@pytest.mark.parametrize("contents", CONTENTS)
def test_names_are_parsed_as_they_are_built(contents: str) -> None:
    of = alias("rarecare", contents)
    assert of.index(12) == f"rarecare-{contents}-000012"
    assert of.version(of.index(12)) == 12
    for other in (of.name, f"{of.name}-12", f"my-{of.index(12)}", f"{of.name}-old-000012", of.index(12) + "x"):
        assert of.version(other) is None


@pytest.mark.parametrize("prefix", ["", "Rare", "_a", "-a", "a b", "a*", "a,b", "é", "../a", "a" * 101, "a\n"])
def test_a_bad_prefix_says_what_will_do(prefix: str) -> None:
    with pytest.raises(BadPrefix, match=r"INDEX_PREFIX: .* lower-case letters, digits, - and _"):
        alias(prefix)
