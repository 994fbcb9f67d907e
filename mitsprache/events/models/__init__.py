"""Events with sessions in parallel, who comes to them, and what came out."""

from .event import Event, EventFile, Session
from .registration import Need, Registration
from .result import Photo, Result

__all__ = ["Event", "EventFile", "Need", "Photo", "Registration", "Result", "Session"]
