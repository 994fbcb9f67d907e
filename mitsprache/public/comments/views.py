"""Writing, changing and withdrawing comments; one comment by itself and its earlier wordings."""

from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mitsprache.comments import actions as comments
from mitsprache.comments.models import COMMENT_LENGTH, Comment
from mitsprache.comments.queries import (
    REPLIES_PAGE,
    CommentShown,
    can_write,
    one_comment,
    own_comment,
    readable_comment,
    wordings,
)
from mitsprache.common.fields import new_key
from mitsprache.common.limits import TooOften
from mitsprache.common.reading import View, reading_page
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.common.ui.values import Link
from mitsprache.common.web import client_address
from mitsprache.moderation.queries import last_reason
from mitsprache.projects.models import Project
from mitsprache.projects.queries import sheet_at

from . import drafts
from .forms import CommentForm, EditForm, ReplyForm
from .shown import anchor, comment_item, page_number, quoted


def write_page(view: View) -> View:
    """A page with a form that writes: for one person alone, never stored anywhere."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return wrapped


@write_page
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """The form for a comment, or with `?antwort-auf=<id>` for a reply; a POST stores it."""
    project = _project(request, slug)
    parent = _parent(request, project)
    form = _comment_form(request, project, parent)
    if not can_write(project.thread):
        return _write_page(request, project, parent, None, status=200)
    if request.method != "POST":
        return _write_page(request, project, parent, form, status=200)
    if not form.is_valid():
        return _write_page(request, project, parent, form, status=422)
    entries = form.cleaned_data
    if not request.user.is_authenticated:
        drafts.keep(
            request,
            thread_id=project.thread_id,
            parent_id=parent.id if parent else None,
            kind=entries["kind"],
            text=entries["text"],
            key=entries["key"],
        )
        return redirect(
            f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
        )
    try:
        comment = comments.submit_comment(
            actor=request.user,
            thread=project.thread,
            kind=entries["kind"],
            text=entries["text"],
            language=get_language() or "de",
            submission_key=entries["key"],
            parent=_stored(request, project, parent),
            address=client_address(request),
        )
    except (comments.CommentRefused, TooOften) as refusal:
        status = explain(form, refusal)
        return _write_page(request, project, parent, form, status=status)
    drafts.drop(request)
    if comment.state == Comment.State.HELD:
        messages.info(request, _("Thank you! We read your text before everybody can see it."))
    else:
        messages.success(request, _("Thank you! Your text is published."))
    return redirect(_place_of(project, comment, parent))


def _comment_form(
    request: HttpRequest, project: Project, parent: CommentShown | None
) -> CommentForm:
    kind = ReplyForm if parent else CommentForm
    if request.method == "POST":
        return kind(request.POST)
    kept = drafts.waiting(
        request, thread_id=project.thread_id, parent_id=parent.id if parent else None
    )
    return kind(initial=kept or {"key": new_key()})


def _write_page(
    request: HttpRequest,
    project: Project,
    parent: CommentShown | None,
    form: CommentForm | None,
    *,
    status: int,
) -> HttpResponse:
    title = _("Your reply") if parent else _("Your comment")
    kept = form is not None and not form.is_bound and "text" in form.initial
    return render(
        request,
        "public/comments/write.html",
        {
            "form": form,
            "page_title": title,
            "project": project,
            "parent": [quoted(parent)] if parent else [],
            "handed_back": request.POST.get("text", "")[:COMMENT_LENGTH],
            "kept": kept and request.user.is_authenticated,
            "submit_label": _("Publish")
            if request.user.is_authenticated
            else _("Continue to sign in"),
            "breadcrumb": _way(request, project, title),
        },
        status=status,
    )


@write_page
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change one's own text while the city's edit window is open."""
    project = _project(request, slug)
    if not request.user.is_authenticated:
        return _sign_in(request)
    comment = own_comment(pk, thread=project.thread, person=request.user)
    if comment is None:
        raise Http404
    form = EditForm(request.POST if request.method == "POST" else None)
    form.initial = {"text": comment.text}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                comments.edit_comment(
                    actor=request.user, comment=comment, text=form.cleaned_data["text"]
                )
            except (comments.CommentRefused, TooOften) as refusal:
                status = explain(form, refusal)
            else:
                messages.success(request, _("Your text is changed."))
                return redirect(_page(project, comment.pk))
    title = _("Change your text")
    context = {
        "form": form,
        "page_title": title,
        "page_lead": _("The earlier wording stays readable under “edited”."),
        "submit_label": _("Save"),
        "back": _page(project, comment.pk),
        "breadcrumb": _way(request, project, title),
    }
    return render(request, "public/comments/edit.html", context, status=status)


@write_page
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then withdraw one's own comment for good."""
    project = _project(request, slug)
    if not request.user.is_authenticated:
        return _sign_in(request)
    comment = own_comment(pk, thread=project.thread, person=request.user)
    if comment is None:
        raise Http404
    if request.method == "POST":
        try:
            comments.withdraw_comment(actor=request.user, comment=comment)
        except StepNotAllowed:
            messages.info(request, _("Your text was withdrawn before."))
        else:
            messages.success(request, _("Your text is withdrawn."))
        return redirect(f"{reverse('project', args=[project.slug])}#kommentare")
    title = _("Withdraw your text")
    context = {
        "form": Form(),
        "page_title": title,
        "comment": comment,
        "back": _page(project, comment.pk),
        "breadcrumb": _way(request, project, title),
    }
    return render(request, "public/comments/withdraw.html", context)


@reading_page
def show(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One comment with its answer and all its replies: the address that can be cited."""
    project = _project(request, slug)
    number = page_number(request.GET)
    comment = one_comment(
        pk,
        thread=project.thread,
        person=request.user,
        page=number,
        language=get_language() or "de",
    )
    if comment is None:
        raise Http404
    is_hidden = comment.state == Comment.State.HIDDEN
    title = _("Reply") if comment.parent_id else _("Comment")
    context = {
        "page_title": title,
        "project": project,
        "comment": comment,
        "items": [comment_item(comment, slug=slug, can_reply=can_write(project.thread))],
        "intervention": last_reason(pk) if comment.is_own and is_hidden else None,
        "parent_url": _page(project, comment.parent_id) if comment.parent_id else "",
        "number": number,
        "pages": -(-comment.reply_count // REPLIES_PAGE),
        "breadcrumb": _way(request, project, title),
    }
    return render(request, "public/comments/show.html", context)


@reading_page
def history(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The earlier wordings of a comment that its author has changed."""
    project = _project(request, slug)
    comment = readable_comment(pk, thread=project.thread, person=request.user)
    if comment is None:
        raise Http404
    title = _("Earlier wordings")
    context = {
        "page_title": title,
        "comment": comment,
        "wordings": wordings(comment),
        "back": _page(project, comment.pk),
        "breadcrumb": _way(request, project, title),
    }
    return render(request, "public/comments/history.html", context)


def _project(request: HttpRequest, slug: str) -> Project:
    found = sheet_at(slug)
    if found is None:
        raise Http404
    return found.project


def _parent(request: HttpRequest, project: Project) -> CommentShown | None:
    """The comment that `?antwort-auf=` names; 404 when one cannot reply to it."""
    asked = request.GET.get("antwort-auf")
    if asked is None:
        return None
    if not asked.isascii() or not asked.isdecimal() or len(asked) > 18:
        raise Http404
    parent = one_comment(
        int(asked), thread=project.thread, person=request.user, language=get_language() or "de"
    )
    if parent is None or parent.parent_id is not None or parent.state != Comment.State.VISIBLE:
        raise Http404
    return parent


def _stored(request: HttpRequest, project: Project, parent: CommentShown | None) -> Comment | None:
    if parent is None:
        return None
    return readable_comment(parent.id, thread=project.thread, person=request.user)


def explain(form: Form, refusal: Exception) -> int:
    """Put a refusal at its field, or above the form; returns the status of the answer."""
    if isinstance(refusal, TooOften):
        minutes = max(1, round(refusal.retry_after.total_seconds() / 60))
        form.add_error(
            None,
            ngettext(
                "That was a lot at once. Please try again in %(minutes)d minute.",
                "That was a lot at once. Please try again in %(minutes)d minutes.",
                minutes,
            )
            % {"minutes": minutes},
        )
        return 429
    if isinstance(refusal, comments.ThreadNotPublic):
        raise Http404 from refusal
    field = getattr(refusal, "field", "")
    form.add_error(field if field in form.fields else None, str(refusal))
    return 422


def _place_of(project: Project, comment: Comment, parent: CommentShown | None) -> str:
    """Where the new text can be seen: the sheet for a comment, its comment's page for a reply."""
    if parent is None:
        return f"{reverse('project', args=[project.slug])}#{anchor(comment.pk)}"
    on_first_page = parent.reply_count < REPLIES_PAGE
    page = _page(project, parent.id if on_first_page else comment.pk)
    return f"{page}#{anchor(comment.pk)}"


def _page(project: Project, pk: int) -> str:
    return reverse("comment", args=[project.slug, pk])


def _sign_in(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")


def _way(request: HttpRequest, project: Project, title: str) -> list[Link]:
    return [
        Link(label=_("Home"), url=reverse("home")),
        Link(label=_("Projects"), url=reverse("projects")),
        Link(label=project.title, url=reverse("project", args=[project.slug])),
        Link(label=title, url=request.path),
    ]
