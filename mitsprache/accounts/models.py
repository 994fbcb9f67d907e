from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, person: Any) -> Self:
        """Accounts with their addresses: coordination sees all, everybody else her own."""
        from .rules import is_coordination, is_person

        if is_coordination(person):
            return self.all()
        return self.filter(pk=person.pk) if is_person(person) else self.none()


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person with this address; without a password she signs in by e-mail code."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone with an account. What others see of her is the display name and nothing else.

    `is_superuser` exists only because Wagtail reads it; a check refuses it in production.
    Wagtail's `groups` are a copy derived from our roles, never edited by hand. An account that is
    not in use (`is_active` false) is an invitation nobody has followed yet.
    """

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    display_name = models.CharField(_("display name"), max_length=60)
    language = models.CharField(_("language"), max_length=10, default="de")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.display_name

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name


class Role(models.TextChoices):
    """City-wide roles. Membership of an office is a relation of its own (directory)."""

    COORDINATION = "coordination", _("coordination (participation office)")
    MODERATION = "moderation", _("moderation")
    EDITOR = "editor", _("editor")
    ADMIN = "admin", _("technical administration")


class RoleGrant(models.Model):
    """A person holds a role from one moment until it is ended; never deleted while she exists."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=models.Q(ended_at=None),
                name="role_held_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class Guest(models.Model):
    """Somebody who takes part without an account: an address, confirmed by a link.

    Her name or pseudonym stands with what she wrote (consultations.Contributor), so that erasing
    this row leaves the record whole.
    """

    email = models.EmailField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=10, default="de")
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="guest_email_once")]

    def __str__(self) -> str:
        return f"guest {self.pk}"


class SignInLink(models.Model):
    """A one-time link for a first sign-in (invitation, first coordinator).

    Only the hash of the token is stored. GET shows a page, POST uses the link up (A-07); it dies
    when it is used, when it expires, and when the person's address or password changes.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    state_hash = models.CharField(max_length=64)  # of address and password at the time of making
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link for {self.person_id}"


class PersonSession(AbstractBaseSession):
    """A signed-in browser, or an unfinished sign-in (person_id None).

    The person stands in a column of her own so that erasing or suspending her ends all her
    sessions in one statement. No foreign key: a session may be written while she is erased.
    """

    person_id = models.BigIntegerField(null=True, db_index=True)

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        from .sessions import SessionStore as OurStore

        return OurStore
