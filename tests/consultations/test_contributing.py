"""Contributing: with an account, without one, on what, by whom, how often."""

import datetime as dt
import hashlib
import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mitsprache.accounts.models import Guest
from mitsprache.common import clock, limits
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions
from mitsprache.consultations.actions.contributing import PER_ADDRESS_UNREAD, PER_WRITER
from mitsprache.consultations.models import Contribution, Contributor
from mitsprache.directory.models import CityProfile
from tests import factories as make

pytestmark = pytest.mark.django_db


def section(where, number="M 1.1"):
    return where.version.sections.get(number=number)


def test_with_an_account_it_is_received_at_once_with_reference_and_receipt():
    CityProfile.objects.update_or_create(defaults={"reference_prefix": "WI"})
    where = make.consultation()
    person = make.citizen()
    before = versions([f"consultation:{where.pk}"])
    made = make.contribution(
        where,
        " Bitte auch\r\nam Abend.  ",
        section=section(where),
        kind="wording",
        proposed_wording="Kurse gibt es in jedem Ortsbezirk, auch am Abend.",
        organisation="Sportverein\nBiebrich",
    )
    made = Contribution.objects.get(pk=made.pk)
    assert made.reference == f"WI-{clock.local_day(made.received_at).year}-00001"
    assert (made.state, made.late, made.channel) == ("received", False, "web")
    assert (made.text, made.html) == (
        "Bitte auch\nam Abend.",
        "<p>Bitte auch<br>am Abend.</p>",
    )
    who = made.contributor
    assert (who.kind, who.person, who.guest, who.name) == ("person", person, None, "")
    assert who.organisation == "Sportverein Biebrich"
    assert abs(timezone.now() - made.received_at) < dt.timedelta(minutes=1)
    assert versions([f"consultation:{where.pk}"]) != before
    entry = AuditEntry.objects.get(verb="consultations.submit_contribution")
    assert entry.actor_id == person.pk and entry.changes["state"] == [None, "received"]
    assert Contribution.objects.visible_to(None).get() == made
    mail = OutboxMail.objects.get(to=person.email)
    for part in (
        made.reference,
        made.receipt_hash,
        "auch am Abend.",
        f"/beitraege/{made.reference}/",
    ):
        assert part in mail.text
    assert "/eigene/" not in mail.text and mail.subject.startswith(made.reference)


def test_anybody_can_compute_the_hash_of_the_receipt_again():
    where = make.consultation()
    made = make.contribution(where, "Mehr „Bänke“!", section=section(where))
    written = json.dumps(
        {
            "kind": "suggestion",
            "proposed": "",
            "received_at": made.received_at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            "reference": made.reference,
            "section": "M 1.1",
            "text": "Mehr „Bänke“!",
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    stored = Contribution.objects.get(pk=made.pk)
    assert stored.receipt_hash == hashlib.sha256(written.encode()).hexdigest()


def test_without_account_it_waits_for_the_link_and_nobody_sees_it():
    where = make.consultation()
    sent = actions.submit_contribution(
        actor=AnonymousUser(),
        consultation=where,
        kind="question",
        text="Wer zahlt das?",
        language="ar",
        submission_key="k",
        name=" Die  Nachbarin ",
        email="Nachbarin@Example.ORG",
        organisation="",
    )
    made = Contribution.objects.get()
    assert sent == (made, "")  # the link leaves by mail alone
    assert (made.state, made.confirmed_at, made.language) == ("unconfirmed", None, "ar")
    guest = Guest.objects.get()
    assert (guest.email, guest.confirmed_at) == ("nachbarin@example.org", None)
    assert (made.contributor.guest, made.contributor.name) == (guest, "Die Nachbarin")
    assert not Contribution.objects.visible_to(make.coordination()).exists()
    assert not Contribution.objects.editable_by(make.coordination()).exists()
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.language) == (guest.email, "ar") and "/ar/beitraege/" in mail.text
    # Whoever gets it may never have heard of the platform: nothing that was typed is in it.
    for typed in ("Wer zahlt das?", "Die Nachbarin", made.reference):
        assert typed not in mail.text + mail.subject
    assert made.token_hash and made.token_hash not in mail.text


def test_a_marked_passage_is_taken_from_the_text_itself():
    where = make.consultation()
    made = make.contribution(
        where, section=section(where), exact="jedem\n  Ortsbezirk", prefix="gelogen", suffix="auch"
    )
    assert made.exact == "jedem Ortsbezirk"
    assert made.prefix == "Kurse gibt es in " and made.suffix.startswith(", mit Betreuung")


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"kind": "praise"}, actions.EntryWrong, "kind"),
        ({"text": " \u200b\n\u00ad "}, actions.EntryWrong, "text"),
        ({"text": "x" * 10_001}, actions.EntryWrong, "text"),
        ({"text": "x" * 1_000_000}, actions.EntryWrong, "text"),
        ({"proposed_wording": "Neu"}, actions.EntryWrong, "proposed_wording"),
        ({"exact": "Kurse"}, actions.PassageNotFound, "exact"),
        ({"organisation": "x" * 161}, actions.EntryWrong, "organisation"),
    ],
)
def test_each_wrong_entry_is_named_in_words_and_nothing_is_stored(changes, refusal, field):
    where = make.consultation()
    with pytest.raises(refusal) as refused:
        make.contribution(where, changes.pop("text", "Guten Tag"), **changes)
    assert refused.value.field == field and str(refused.value)
    assert not Contribution.objects.exists() and not Contributor.objects.exists()
    assert not OutboxMail.objects.exists()


def test_ten_thousand_characters_are_taken():
    where = make.consultation()
    made = make.contribution(
        where,
        "x" * 10_000,
        section=section(where),
        proposed_wording="y" * 10_000,
        organisation="z" * 160,
    )
    assert len(made.text) == len(made.proposed_wording) == 10_000


def test_the_section_belongs_to_the_version_that_is_consulted_on():
    where, elsewhere = make.consultation(), make.consultation("Anderes")
    for exact in ("", make.SECTION_TEXTS[0]):
        with pytest.raises(actions.ForeignSection):
            make.contribution(where, section=section(elsewhere, "1"), exact=exact)
    with pytest.raises(actions.PassageNotFound):
        make.contribution(where, section=section(where), exact="Hier steht etwas anderes")
    with pytest.raises(actions.EntryWrong):
        make.contribution(where, section=section(where), exact="x" * 2_001)
    assert not Contribution.objects.exists()


def test_guests_give_a_name_and_an_address_that_can_be_written_to():
    where = make.consultation()
    for changes, field in (
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"email": ""}, "email"),
        ({"email": "kein-at"}, "email"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "email"),
        ({"email": f"{'x' * 250}@example.org"}, "email"),
    ):
        with pytest.raises(actions.EntryWrong) as refused:
            make.guest_contribution(where, **changes)
        assert refused.value.field == field
    assert not Guest.objects.exists() and not OutboxMail.objects.exists()


def test_only_whom_it_is_open_to_may_write():
    registered = make.consultation(who="registered")
    with pytest.raises(actions.AccountNeeded):
        make.guest_contribution(registered)
    assert make.contribution(registered).state == "received"

    invited = make.consultation(who="invited")
    for refused in (make.contribution, make.guest_contribution):
        with pytest.raises(actions.NotInvited):
            refused(invited)
    actions.invite_addresses(
        actor=make.coordination(),
        consultation=invited,
        emails=[make.citizen().email, "Nachbarin@example.org"],
    )
    assert make.contribution(invited).state == "received"
    assert make.guest_contribution(invited).contribution.state == "received"


def test_an_account_out_of_use_writes_nothing():
    where, person = make.consultation(), make.citizen()
    person.is_active = False
    with pytest.raises(NotAllowed):
        make.contribution(where, author=person)


def test_where_everything_is_read_beforehand_it_is_held():
    where = make.consultation(moderation="before")
    held = make.contribution(where)
    assert held.state == "held"
    assert make.guest_contribution(where).contribution.state == "held"
    assert not Contribution.objects.visible_to(None).exists()
    assert Contribution.objects.editable_by(make.department()).count() == 2


def test_it_is_refused_before_the_opening_and_without_publication():
    later = make.consultation(opens_at=timezone.now() + dt.timedelta(hours=1))
    with pytest.raises(actions.NotYetOpen):
        make.contribution(later)
    draft = make.consultation(published_at=None)
    with pytest.raises(actions.NotPublished):
        make.contribution(draft)
    assert not Contribution.objects.exists()


def test_R_02_much_from_one_address_is_held_never_refused():
    where, address, at = make.consultation(), "192.0.2.7", timezone.now()
    most, per = PER_ADDRESS_UNREAD
    for _ in range(most - 1):
        limits.hit(f"contribution:address:{address}", per=per, at=at)
    assert make.contribution(where, address=address, at=at).state == "received"
    assert make.contribution(where, address=address, at=at).state == "held"
    assert make.contribution(where, address="192.0.2.8", at=at).state == "received"
    # Without account both requests count: the sending, and the confirming.
    sent = make.guest_contribution(where, confirmed=False, at=at)
    confirmed = actions.confirm_contribution(token=sent.token, address=address, at=at)
    assert confirmed.contribution.state == "held"


def test_one_writer_has_a_measure_and_others_have_theirs():
    where, at = make.consultation(), timezone.now()
    most, per = PER_WRITER[0]
    for writer in (f"person:{make.citizen().pk}", "guest:nachbarin@example.org"):
        for _ in range(most):
            limits.hit(f"contribution:{writer}", per=per, at=at)
    with pytest.raises(limits.TooOften):
        make.contribution(where, at=at)
    with pytest.raises(limits.TooOften):
        make.guest_contribution(where, at=at)
    assert make.contribution(where, author=make.citizen2(), at=at)
    assert make.guest_contribution(where, email="anderer@example.org", at=at)
    assert make.contribution(where, at=at + per)


def test_M_06_one_mailbox_gets_five_mails_an_hour_whoever_asks_for_them():
    where, at = make.consultation(), dt.datetime.now(dt.UTC).replace(minute=5)
    where.opens_at = at - dt.timedelta(days=1)
    where.save(update_fields=["opens_at"])
    first = make.guest_contribution(where, confirmed=False, at=at)
    for _ in range(6):
        make.guest_contribution(where, confirmed=False, at=at)
    assert OutboxMail.objects.filter(purpose="contribution_submitted").count() == 5
    other = make.consultation("Anderes")
    with pytest.raises(limits.TooOften):  # no link there under which it could wait
        make.guest_contribution(other, confirmed=False, at=at)
    assert not other.contributions.exists()
    # What came without a mail of its own is confirmed by the link of the one before.
    actions.confirm_contribution(token=first.token, at=at)
    assert set(where.contributions.values_list("state", flat=True)) == {"received"}
    assert where.contributions.count() == 7


def test_the_language_of_the_page_is_kept_and_an_unknown_one_is_german():
    where = make.consultation()
    assert make.contribution(where, language="ar").language == "ar"
    assert make.contribution(where, language="../xx").language == "de"


def test_names_and_texts_cannot_add_lines_to_a_mail_header():
    where = make.consultation()
    make.guest_contribution(where, name="Eve\r\nBcc: alle@example.org")
    for mail in OutboxMail.objects.all():
        assert "\n" not in mail.subject and "Bcc" not in mail.subject
    assert Contributor.objects.get().name == "Eve Bcc: alle@example.org"
