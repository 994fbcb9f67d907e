"""Reads over all of it."""
