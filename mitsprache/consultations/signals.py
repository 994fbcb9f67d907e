"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

version_released = Signal()  # version
version_adopted = Signal()  # version: a body has adopted it by a resolution
consultation_published = Signal()  # consultation
window_changed = Signal()  # extension
contribution_submitted = Signal()  # contribution, token: it waits for its guest's confirmation
contribution_received = Signal()  # contribution, at, token: of the private link, else empty
contribution_edited = Signal()  # contribution, at, before: its text until now
contribution_withdrawn = Signal()  # contribution, at
contribution_shown = Signal()  # contribution, at: the staff released or restored it
contribution_hidden = Signal()  # contribution, at: the moderation took it from view
contributions_imported = Signal()  # consultation, at: once per file, rows send nothing of their own
