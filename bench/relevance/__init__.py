"""How well does the library find what is asked, in each language: `python -m bench.relevance`, on a fresh index.

Everything goes the way of a reader's question: files through `rarecare-index`, questions to the served app. What is
asked lies beside the checkout (`../shared`) and never goes into the project; the committed figures are numbers only.
"""
