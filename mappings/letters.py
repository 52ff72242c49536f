"""Letters as they are compared where accents don't count."""

import unicodedata


def without_marks(text: str) -> str:
    """The letters of a text without accents and other marks on them, compatibility forms as plain ones (NFKD)."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
