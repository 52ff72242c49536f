"""The texts of the pages in each language: a catalogue of messages each, and what keeps them whole."""
