"""The city's own template for the synopsis."""

from ..models import SynopsisTemplate


def current_template() -> SynopsisTemplate | None:
    """The one in use; None while it is the built-in layout."""
    return SynopsisTemplate.objects.filter(is_current=True).select_related("uploaded_by").first()
