"""Reads on events."""

from .places import Places, places, taken_seats

__all__ = ["Places", "places", "taken_seats"]
