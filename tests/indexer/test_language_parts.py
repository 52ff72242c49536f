"""A page in several languages is cut where its language changes, and nowhere else."""

from indexer.language_parts import Part, parts_of

GERMAN = "\n".join(["ja " * 30] * 3)
FRENCH = "\n".join(["oui " * 25] * 3)


def language_of(block: str) -> str:
    """`de` for lines of `ja`, `fr` for lines of `oui`; of both, or neither, it is not sure."""
    german, french = "ja" in block, "oui" in block
    return "" if german == french else "de" if german else "fr"


def test_page_is_cut_where_its_language_changes() -> None:
    parts = parts_of(f"{GERMAN}\n{FRENCH}\n{GERMAN}", language_of)
    assert parts == (Part("de", GERMAN), Part("fr", FRENCH), Part("de", GERMAN))


def test_parts_joined_are_the_page() -> None:
    page = f"\n{GERMAN}\n\n{FRENCH}\n"
    assert "\n".join(part.text for part in parts_of(page, language_of)) == page


def test_heading_belongs_to_what_follows() -> None:
    assert parts_of(f"{GERMAN}\nTitre\n{FRENCH}", language_of)[1].text.startswith("Titre")


def test_doubtful_lines_are_in_the_language_before_them_and_the_first_in_that_after() -> None:
    doubtful = "\n".join(["12 345 " * 12] * 3)
    assert parts_of(f"{doubtful}\n{GERMAN}\n{doubtful}\n{FRENCH}", language_of) == (
        Part("de", f"{doubtful}\n{GERMAN}\n{doubtful}"),
        Part("fr", FRENCH),
    )


def test_short_quotation_does_not_cut_the_page() -> None:
    page = f"{GERMAN}\n{'oui ' * 20}\n{GERMAN}"
    assert parts_of(page, language_of) == (Part("de", page),)


def test_page_that_is_doubtful_throughout_is_one_part_of_no_language() -> None:
    assert parts_of("12 345\n67", language_of) == (Part("", "12 345\n67"),)
