"""Learns what the words and letters of a short text say of its language: makes `mappings/evidence.bin`.

    python -m documents._build.languages FOLDER

`FOLDER` holds word lists as Tesseract's language data has them (`slv.traineddata`, …): Apache License 2.0, lists of
words seen on the web, a file a language. docs/how-to-add.md says how to get them. The rest comes
from the project itself: the guides in `documents/sources` and the names of its thesaurus. It takes five minutes.
"""
