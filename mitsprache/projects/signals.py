"""What the app announces; who listens is the table in ARCHITECTURE.md."""

from django.dispatch import Signal

sheet_published = Signal()  # project, update
state_changed = Signal()  # project, before
project_withdrawn = Signal()  # project
