"""Components of forms: fields with label, hint and error, buttons, the summary of errors."""

from collections.abc import Iterator
from typing import Any

from django import forms, template
from django.utils.safestring import SafeString

from . import frame
from .render import component

register = template.Library()


@register.simple_tag
def button(
    *,
    label: str,
    kind: str = "primary",
    icon: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
    small: bool = False,
    disabled: bool = False,
    type: str = "submit",
) -> SafeString:
    """A button of a form. Kinds: primary (one per form), secondary, tertiary, danger."""
    return frame.button(
        label=label,
        kind=kind,
        icon=icon,
        small=small,
        disabled=disabled,
        type=type,
        name=name,
        value=value,
        form=form,
    )


@register.simple_tag
def link_button(
    *, label: str, url: str, kind: str = "primary", icon: str = "", small: bool = False
) -> SafeString:
    """A link that looks like a button, for the main ways on a page."""
    return frame.link_button(label=label, url=url, kind=kind, icon=icon, small=small)


def _describing(field: forms.BoundField) -> str:
    ids = []
    if field.help_text:
        ids.append(f"{field.auto_id}_hint")
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    return " ".join(ids)


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checkboxes"
    if isinstance(widget, forms.RadioSelect):
        return "radios"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.MultiWidget):
        return "several"
    return "input"


def _classes(widget: forms.Widget, kind: str) -> str:
    own = str(widget.attrs.get("class", ""))
    fixed = {
        "checkbox": "kern-form-check__checkbox",
        "input": "input",
        "several": "input",
    }
    return f"{fixed.get(kind, '')} {own}".strip()


@register.simple_tag
def form_field(
    *,
    field: forms.BoundField,
    label: str = "",
    hint: str = "",
    mark_optional: bool = True,
) -> SafeString:
    """A field of a form with label, hint and errors tied to its control.

    Takes every widget of Django's; a hidden one comes without frame. `label` and `hint` replace
    the field's own. Optional fields say so, required ones do not need to,
    nor does a box that one may tick.
    """
    if field.is_hidden:
        return SafeString(field.as_hidden())
    if hint:
        field.help_text = hint
    widget = field.field.widget
    kind = _kind(widget)
    attributes: dict[str, Any] = {"class": _classes(widget, kind)}
    if describing := _describing(field):
        attributes["aria-describedby"] = describing
    if field.errors:
        attributes["aria-invalid"] = "true"
    grouped = kind in {"checkboxes", "radios"}
    return component(
        "form_field",
        field=field,
        kind=kind,
        control="" if grouped else field.as_widget(attrs=attributes),
        choices=list(_choices(field, kind)) if grouped else (),
        label=label or field.label,
        optional=mark_optional and not field.field.required and kind != "checkbox",
        describing=describing,
        hint_id=f"{field.auto_id}_hint",
        error_id=f"{field.auto_id}_error",
    )


def _choices(field: forms.BoundField, kind: str) -> Iterator[tuple[SafeString, str, str]]:
    name = "radio" if kind == "radios" else "checkbox"
    for choice in field:
        attributes = {"class": f"kern-form-check__{name}"}
        if field.errors:
            attributes["aria-invalid"] = "true"
        choice.data["attrs"] = {**choice.data["attrs"], **attributes}
        # A browser asks for one checked box per required box, not for one of the group.
        if kind == "checkboxes":
            choice.data["attrs"].pop("required", None)
        yield choice.tag(), choice.choice_label, choice.id_for_label


@register.simple_tag
def form_fields(*, form: forms.BaseForm) -> SafeString:
    """All fields of a form in their order, hidden ones last."""
    visible = [form_field(field=field) for field in form.visible_fields()]
    hidden = [SafeString(field.as_hidden()) for field in form.hidden_fields()]
    return SafeString("".join([*visible, *hidden]))


@register.simple_tag
def form_errors(*, form: forms.BaseForm, focus: bool = True) -> SafeString:
    """The summary of a form's errors, focused when the page opens; nothing without errors."""
    if not form.errors:
        return SafeString("")
    return component(
        "form_errors",
        focus=focus,
        general=form.non_field_errors(),
        fields=[
            (field.id_for_label or field.auto_id, field.label, field.errors)
            for field in form
            if field.errors
        ],
    )
