"""The same typed values as JSON."""
