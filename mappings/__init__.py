"""What is in the index, and what is it called: the contract that the indexer and the search app both import.

Nothing here reaches out or does work at import; JSON files hold what Elasticsearch gets, small typed loaders read them.
"""
