"""Comparing texts, without the database: words, passages, sections of two versions.

Everything here runs in time about linear to the length of its input (X-07): big blocks without a
common word are never compared letter by letter, they are shown before and after.
"""
