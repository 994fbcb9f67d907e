from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.directory.models import Office

COMMENT_LENGTH = 5000
ANSWER_LENGTH = 10_000


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, person: object) -> Self:
        """Threads of published objects, for everybody alike."""
        return self.filter(public=True)


class Thread(models.Model):
    """The comments under one object. The owner holds the key; the thread knows no owner.

    `public` and `office` are set by the owner's own actions, so that a comment's visibility and
    its responsible office need no look upwards.
    """

    class Moderation(models.TextChoices):
        AFTER = "after", _("read after publication")
        BEFORE = "before", _("released before publication")

    public = models.BooleanField(default=False)
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    is_open = models.BooleanField(_("open for writing"), default=True)
    moderation = models.CharField(max_length=8, choices=Moderation, default=Moderation.AFTER)
    # Texts that people can read: visible comments and replies, released answers. Kept by the
    # actions in the same transaction, equal to a recount (tested).
    text_count = models.PositiveIntegerField(default=0)

    objects = ThreadQuerySet.as_manager()

    def __str__(self) -> str:
        return f"thread {self.pk}"


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, person: object) -> Self:
        """What everybody may read; own and held ones are asked for by name (queries)."""
        return self.filter(thread__public=True, state=Comment.State.VISIBLE)


class Comment(models.Model):
    """A question, suggestion or opinion, or a reply to one (one level deep)."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        SUGGESTION = "suggestion", _("suggestion")
        OPINION = "opinion", _("opinion")

    class State(models.TextChoices):
        HELD = "held", _("waits for release")
        VISIBLE = "visible", _("visible")
        HIDDEN = "hidden", _("hidden by the moderation")
        WITHDRAWN = "withdrawn", _("withdrawn by the author")

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    author = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField(_("text"), max_length=COMMENT_LENGTH)
    html = models.TextField(editable=False)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State, default=State.VISIBLE)
    submitted_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    submission_key = models.CharField(max_length=64)
    # Kept by the actions: replies that people can read. Saves a count per comment shown.
    reply_count = models.PositiveIntegerField(default=0)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.UniqueConstraint(
                fields=["author", "submission_key"], name="comment_submitted_once"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="comment_not_its_own_reply"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_has_text"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), COMMENT_LENGTH),
                name="comment_not_too_long",
            ),
        ]
        indexes = [
            # A page of a thread. Partial, because PostgreSQL sees no order behind `IS NULL`.
            models.Index(
                fields=["thread", "-submitted_at", "-id"],
                condition=Q(parent=None),
                name="comment_thread",
            ),
            models.Index(fields=["state", "submitted_at"], name="comment_state"),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class CommentRevision(models.Model):
    """An earlier wording of a comment that its author has changed; public like the comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField()
    html = models.TextField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["-replaced_at"]

    def __str__(self) -> str:
        return f"earlier wording of {self.comment_id}"


class AnswerRequest(models.Model):
    """The moderation asks an office to answer a comment; the clock runs from the comment."""

    class State(models.TextChoices):
        WITH_OFFICE = "with_office", _("with the office")
        DRAFTED = "drafted", _("drafted, waits for release")
        RELEASED = "released", _("released")

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="request")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="answer_requests")
    state = models.CharField(max_length=12, choices=State, default=State.WITH_OFFICE)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    due = models.DateField(_("answer due"))
    note = models.TextField(_("note to the office"), blank=True)
    interim_text = models.TextField(_("interim note, public"), blank=True)
    interim_html = models.TextField(editable=False, blank=True)
    interim_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "state", "due"], name="request_office")]

    def __str__(self) -> str:
        return f"request {self.pk}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, person: object) -> Self:
        """Released statements below public objects, for everybody alike."""
        return self.filter(released_at__isnull=False, request__comment__thread__public=True)


class Answer(models.Model):
    """The office's statement; public once somebody else than its author has released it.

    Shown under the comment as the moderation's answer that names the office.
    """

    request = models.OneToOneField(AnswerRequest, on_delete=models.PROTECT, related_name="answer")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("statement"), max_length=ANSWER_LENGTH)
    html = models.TextField(editable=False)
    drafted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    drafted_at = models.DateTimeField()
    released_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    released_at = models.DateTimeField(null=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-released_at", "-id"], name="answer_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="answer_has_text"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), ANSWER_LENGTH),
                name="answer_not_too_long",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None)
                | Q(drafted_by=None)
                | ~Q(released_by=F("drafted_by")),
                name="answer_released_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
