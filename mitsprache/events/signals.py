"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

event_changed = Signal()  # event, what: names of the columns that people who come must know of
event_cancelled = Signal()  # event
registration_submitted = Signal()  # registration: it waits for its guest's confirmation
registration_received = Signal()  # registration: confirmed or on the waiting list
place_offered = Signal()  # registration
registration_ended = Signal()  # registration: cancelled, or its offer has lapsed
results_published = Signal()  # event
