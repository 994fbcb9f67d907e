"""What people take along to their own calendars."""

from .ics import Deadline, calendar_file

__all__ = ["Deadline", "calendar_file"]
