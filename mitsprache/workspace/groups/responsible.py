"""What a project's groups are responsible for: cross-cutting topics and routing rules."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mitsprache.deliberation.actions.refusals import DeliberationRefused
from mitsprache.deliberation.actions.routing import route_waiting
from mitsprache.deliberation.actions.rules_of_routing import add_rule, remove_rule
from mitsprache.deliberation.queries.desk_case import rules_of
from mitsprache.deliberation.queries.desk_waiting import consultations_of, waiting_in
from mitsprache.groups import actions
from mitsprache.groups.actions import GroupRefused
from mitsprache.projects.models import Project

from ..desk import desk_page, posted
from .forms import RuleForm, TopicForm
from .views import MANAGE, explain


@desk_page(MANAGE)
def responsible(request: HttpRequest, pk: int) -> HttpResponse:
    """Topics and rules of a project, and what waits without a group."""
    found = _project(request, pk)
    context = {
        "project": found,
        "topics": list(found.topics_across.all()),
        "rules": list(rules_of(found)),
        "waiting": waiting_in(found),
    }
    return render(request, "workspace/groups/responsible.html", context)


@desk_page(MANAGE)
def new_topic(request: HttpRequest, pk: int) -> HttpResponse:
    found = _project(request, pk)
    form = TopicForm(posted(request))
    if form.is_valid():
        try:
            actions.add_topic(actor=request.user, project=found, **form.cleaned_data)
        except GroupRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The topic is stored."))
            return redirect("workspace-responsible", pk=found.pk)
    return _form_page(request, found, form, _("New cross-cutting topic"))


@desk_page(MANAGE)
def topic(request: HttpRequest, pk: int, topic: int) -> HttpResponse:
    found = _project(request, pk)
    present = found.topics_across.filter(pk=topic).first()
    if present is None:
        raise Http404
    initial = {name: getattr(present, name) for name in ("number", "name", "words")}
    form = TopicForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            actions.change_topic(actor=request.user, topic=present, **form.cleaned_data)
        except GroupRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The topic is stored."))
            return redirect("workspace-responsible", pk=found.pk)
    return _form_page(request, found, form, str(present))


@require_POST
@desk_page(MANAGE)
def end_topic(request: HttpRequest, pk: int, topic: int) -> HttpResponse:
    """Only a topic to which nothing belongs."""
    found = _project(request, pk)
    present = found.topics_across.filter(pk=topic).first()
    if present is None:
        raise Http404
    try:
        actions.remove_topic(actor=request.user, topic=present)
    except GroupRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The topic is gone, and the rules that named it."))
    return redirect("workspace-responsible", pk=found.pk)


@desk_page(MANAGE)
def new_rule(request: HttpRequest, pk: int) -> HttpResponse:
    found = _project(request, pk)
    form = RuleForm(posted(request), project=found)
    if form.is_valid():
        try:
            add_rule(actor=request.user, **form.entries())
        except DeliberationRefused as refusal:
            names = {"field": "target", "topic": "target"}
            field = names.get(refusal.field, refusal.field)
            form.add_error(field if field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The rule is in force for what comes in from now on."))
            return redirect("workspace-responsible", pk=found.pk)
    return _form_page(request, found, form, _("New routing rule"))


@require_POST
@desk_page(MANAGE)
def end_rule(request: HttpRequest, pk: int, rule: int) -> HttpResponse:
    found = _project(request, pk)
    present = rules_of(found).filter(pk=rule).first()
    if present is None:
        raise Http404
    remove_rule(actor=request.user, rule=present)
    messages.success(request, _("The rule is gone. What it has sent somewhere stays there."))
    return redirect("workspace-responsible", pk=found.pk)


@require_POST
@desk_page(MANAGE)
def route(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that waits goes where the rules say now."""
    found = _project(request, pk)
    sent: Any = 0
    for consultation in consultations_of(found):
        sent += route_waiting(actor=request.user, consultation=consultation)
    words = ngettext("%(count)d case is on its way.", "%(count)d cases are on their way.", sent)
    messages.success(request, words % {"count": sent})
    return redirect("workspace-responsible", pk=found.pk)


def _project(request: HttpRequest, pk: int) -> Project:
    found = Project.objects.editable_by(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _form_page(request: HttpRequest, found: Project, form: Any, heading: str) -> HttpResponse:
    context = {
        "heading": heading,
        "preline": found.title,
        "submit": _("Save"),
        "form": form,
        "back": reverse("workspace-responsible", args=[found.pk]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/groups/form.html", context, status=status)
