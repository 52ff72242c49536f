"""Leaflets in the forms that a real library has and that break naive software: columns, scans, old files, encodings.

Each form is a module that makes the bytes of a file from a leaflet; `forms` says which leaflet has which form.
"""
