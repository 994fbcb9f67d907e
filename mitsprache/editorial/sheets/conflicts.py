"""Two people have edited the same draft: what the one has stored and what the other has typed."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Revision


def differences(form: Any, theirs: Revision) -> dict[str, Any]:
    """Field by field what is stored (`theirs`) and what the bound `form` holds (`mine`).

    `form` was built on the newest draft, so what it reports as changed is what differs now.
    """
    rows = [
        {
            "label": capfirst(str(form.fields[name].label)),
            "theirs": _shown(form.fields[name], form.initial.get(name)),
            "mine": _shown(form.fields[name], form[name].value()),
        }
        for name in form.changed_data
        if name != "cost_base"
    ]
    for formset in form.formsets.values():
        if formset.has_changed():
            stored = getattr(theirs.as_object(), formset.rel_name).all()
            rows.append(
                {
                    "label": capfirst(str(formset.model._meta.verbose_name_plural)),
                    "theirs": "\n".join(_line(item) for item in stored),
                    "mine": "\n".join(
                        _line(line.instance)
                        for line in formset.forms
                        if not (getattr(line, "cleaned_data", None) or {}).get("DELETE")
                    ),
                }
            )
    return {
        "rows": rows,
        "by": theirs.user.display_name if theirs.user else _("somebody"),
        "at": theirs.created_at,
    }


def _shown(field: Any, value: Any) -> str:
    """A value as people read it: labels instead of codes, names instead of numbers."""
    value = field.prepare_value(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    values = value if isinstance(value, list | tuple) else [value]
    labels = {
        str(code): str(label)
        for code, label in getattr(field, "choices", [])
        if not isinstance(label, list | tuple)
    }
    return ", ".join(labels.get(str(item), str(item)) for item in values if item not in (None, ""))


def _line(item: Any) -> str:
    """One line of a list: everything that it says, in order."""
    parts = []
    for field in item._meta.fields:
        if field.primary_key or field.name in {"project", "sort_order"}:
            continue
        value = getattr(item, field.attname if field.is_relation else field.name)
        if value in (None, "", False):
            continue
        if field.is_relation:
            value = getattr(item, field.name)
        elif field.choices:
            value = getattr(item, f"get_{field.name}_display")()
        elif value is True:
            value = field.verbose_name
        parts.append(str(value))
    return " · ".join(parts)
