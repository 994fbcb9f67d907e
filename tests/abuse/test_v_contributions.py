"""Availability: killed in the middle, and the end of days that are not 24 hours long."""

import datetime as dt

import pytest
from django.db import connection

from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.consultations import actions
from mitsprache.consultations.models import Contribution, Contributor
from tests import factories as make
from tests import processes

# Forks itself, and each child is killed hard at another moment of submitting: before each
# statement, after the last one before the commit, and after the commit before its answer.
KILLED = """
import os, signal
from django.contrib.auth.models import AnonymousUser
from django.db import connection, connections
from django.urls import reverse
from mitsprache.accounts.models import Guest
from mitsprache.common.models import AuditEntry, OutboxMail, RateCounter, ReferenceCounter
from mitsprache.consultations import actions
from mitsprache.consultations.models import Consultation, Contribution, Contributor

TABLES = (
    Contribution, Contributor, Guest, AuditEntry, OutboxMail, RateCounter, ReferenceCounter,
)
where = Consultation.objects.get(pk={where})
reverse("home")  # so that not each child has to load all pages

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def submit():
    return actions.submit_contribution(
        actor=AnonymousUser(), consultation=where, kind="suggestion", text="Mehr Kurse",
        language="de", submission_key="k", name="N", email="n@example.org",
    ).contribution

def counts():
    return [list(table.objects.order_by("pk").values_list()) for table in TABLES]

counted, counting = os.pipe()

def child(moment):
    seen = 0
    def before_each(execute, *rest):
        nonlocal seen
        if seen == moment:
            die()
        seen += 1
        return execute(*rest)
    commit = connection.commit
    def at_commit():
        if moment == "before commit":
            os.write(counting, bytes([seen]))
            die()
        commit()
        if moment == "after commit":
            die()
    connection.commit = at_commit
    with connection.execute_wrapper(before_each):
        submit()
    os._exit(0)

def killed_at(moment):
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        child(moment)
    _pid, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)

before = counts()
kills = 0
for _ in range({rounds}):
    assert killed_at("before commit")
    assert counts() == before
    for moment in range(os.read(counted, 1)[0]):
        assert killed_at(moment), moment
        assert counts() == before, moment
        kills += 1
assert killed_at("after commit")
stored = Contribution.objects.get()
assert submit() == stored
print(kills, stored.reference)
"""


@pytest.mark.django_db(transaction=True)
def test_V_01_a_worker_killed_in_the_middle_leaves_nothing_partial() -> None:
    where = make.consultation()
    rounds = 10 if connection.vendor == "postgresql" else 1
    process = processes.start(KILLED.format(where=where.pk, rounds=rounds))
    kills, reference = processes.finish(process).split()
    assert int(kills) > rounds * 15
    made = Contribution.objects.get()
    assert made.reference == reference and made.state == "unconfirmed"
    assert Contributor.objects.filter(contributions=made).count() == 1
    assert AuditEntry.objects.filter(verb="consultations.submit_contribution").count() == 1
    assert OutboxMail.objects.filter(to="n@example.org").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("last_day", "last_moment"),
    [
        (dt.date(2027, 3, 28), "2027-03-28T21:59:59.9+00:00"),  # 23 hours, ends in summer time
        (dt.date(2027, 10, 31), "2027-10-31T22:59:59.9+00:00"),  # 25 hours, ends in winter time
        (dt.date(2027, 6, 30), "2027-06-30T21:59:59.9+00:00"),
    ],
)
def test_V_10_the_last_tenth_of_a_second_counts_and_midnight_does_not(last_day, last_moment):
    where = make.consultation(last_day=last_day)
    last = dt.datetime.fromisoformat(last_moment)
    midnight = last + dt.timedelta(milliseconds=100)
    made = make.contribution(where, at=last)
    assert (made.late, made.received_at) == (False, last)
    actions.support_contribution(actor=make.citizen2(), contribution=made, at=last)
    for deed in (
        lambda: make.contribution(where, "Zu spät", at=midnight),
        lambda: make.guest_contribution(where, "Zu spät", at=midnight),
        lambda: actions.support_contribution(
            actor=make.coordination(), contribution=made, at=midnight
        ),
        lambda: actions.edit_contribution(
            actor=make.citizen(), contribution=made, text="Zu spät", at=midnight
        ),
    ):
        with pytest.raises(actions.Closed):
            deed()
    assert Contribution.objects.get() == made and made.supporters.count() == 1


@pytest.mark.django_db
def test_V_10_the_hour_that_happens_twice_and_the_one_that_never_happens_keep_their_moment():
    where = make.consultation(last_day=dt.date(2027, 12, 31))
    moments = [
        dt.datetime(2027, 3, 28, 1, 30, tzinfo=dt.UTC),  # shown as 3:30; 2:30 never happens
        dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC),  # 2:30 in summer time
        dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC),  # 2:30 in winter time
    ]
    said = ["3:30:00 (UTC+2)", "2:30:00 (UTC+2)", "2:30:00 (UTC+1)"]
    made = [make.contribution(where, at=at) for at in moments]
    assert (
        list(Contribution.objects.order_by("pk").values_list("received_at", flat=True)) == moments
    )
    assert len({one.receipt_hash for one in made}) == 3
    mails = list(OutboxMail.objects.order_by("pk").values_list("text", flat=True))
    for mail, shown in zip(mails, said, strict=True):
        assert shown in mail
