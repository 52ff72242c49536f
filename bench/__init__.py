"""How fast is the library, beside the bare engines, measured in the same minutes on the same machine?

Each module is a benchmark that can be run alone (`python -m bench.indexing --help`); `python -m bench` runs all and
writes one table. What is timed is the product's own commands, started as a user starts them.
"""
