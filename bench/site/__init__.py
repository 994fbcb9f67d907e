"""The platform as bench/pages.py measures it."""
