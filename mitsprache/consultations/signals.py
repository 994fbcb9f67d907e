"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

version_released = Signal()  # version
consultation_published = Signal()  # consultation
window_changed = Signal()  # extension
contribution_submitted = Signal()  # contribution, token: it waits for its guest's confirmation
contribution_received = Signal()  # contribution, token: of the private link, empty with an account
contribution_withdrawn = Signal()  # contribution
