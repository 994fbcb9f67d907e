"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

comment_hidden = Signal()  # intervention
comment_restored = Signal()  # intervention
notice_received = Signal()  # notice
notice_decided = Signal()  # notice
