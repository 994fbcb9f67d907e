"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

measure_moved = Signal()  # measure, before: a public measure has another state now
