"""Builds the starter collection from its sources: `python -m documents._build`.

`sources/*.md` become tagged PDFs and the catalogue, `sources/directories/*.csv` become workbooks; the same sources
give the same bytes on every machine. Names that start with `_` are never taken for documents of the library.
"""
