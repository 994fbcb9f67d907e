"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

text_hidden = Signal()  # intervention: with its comment or contribution
text_restored = Signal()  # intervention
notice_received = Signal()  # notice
notice_decided = Signal()  # notice
