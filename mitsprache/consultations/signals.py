"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

version_released = Signal()  # version
consultation_published = Signal()  # consultation
window_changed = Signal()  # extension
contribution_submitted = Signal()  # contribution, token: it waits for its guest's confirmation
contribution_received = Signal()  # contribution, token: of the private link, empty with an account
contribution_withdrawn = Signal()  # contribution
contribution_shown = Signal()  # contribution: the staff released or restored it
contribution_hidden = Signal()  # contribution: the moderation took it from view
contributions_imported = Signal()  # consultation: once per file, rows send nothing of their own
