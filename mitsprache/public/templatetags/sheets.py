"""What the sheet's template asks for, so that page and preview need the same context."""

from django import template

from mitsprache.projects.queries import FactSheet

from ..projects import shown

register = template.Library()


@register.simple_tag
def sheet_parts(sheet: FactSheet) -> shown.Parts:
    """The sheet cut into what the components show."""
    return shown.parts(sheet)
