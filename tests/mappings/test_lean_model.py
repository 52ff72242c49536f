"""The model for readers' questions answers as the whole one does, without being it."""

import subprocess
import sys

import pytest

from mappings.identification import identifier, lean_identifier

TEXTS = (
    "",
    "123",
    "rak",
    "рак на белия дроб",
    "ΚΑΡΚΊΝΟΣ ΤΟΥ ΠΝΕΎΜΟΝΑ",
    "kif jinfirex il-kanċer",
    "ailse phaincréasach",
    "Wie behandelt man Bauchspeicheldrüsenkrebs nach der Operation",
    "\ud800 <script>",
)


@pytest.mark.parametrize("text", TEXTS)
def test_lean_model_gives_every_language_the_probability_of_the_whole_one(text: str) -> None:
    whole = {guess.language: guess.probability for guess in identifier().rank(text)}
    lean = {guess.language: guess.probability for guess in lean_identifier().rank(text)}
    assert lean == pytest.approx(whole, abs=1e-5)
    assert lean_identifier().best(text).probability == pytest.approx(identifier().best(text).probability, abs=1e-5)


def test_asking_for_the_language_of_a_question_does_not_load_numpy() -> None:
    asked = "from mappings.identification import lean_identifier; lean_identifier().rank('rak'); import sys; "
    told = subprocess.run(
        [sys.executable, "-c", asked + "print('numpy' in sys.modules)"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
