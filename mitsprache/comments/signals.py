"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

comment_submitted = Signal()  # comment
answer_released = Signal()  # answer
answer_requested = Signal()  # request
