"""Tests of the starter collection and of what builds it."""
