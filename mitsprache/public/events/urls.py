"""The calendar, one event, registering, and the calendar files."""

from django.urls import path

from .views import account, calendar, event, feeds, guest, register

_MINE = "termine/anmeldung/<str:token>"
_OWN = "konto/termine/<int:pk>"

urlpatterns = [
    path("termine/", calendar.calendar_page, name="events"),
    path("termine.ics", feeds.all_events, name="events-ics"),
    path("termine/<slug:slug>/", event.event_page, name="event"),
    path("termine/<slug:slug>.ics", feeds.one_event, name="event-ics"),
    path("termine/<slug:slug>/anmeldung/", register.register, name="event-register"),
    path(
        "termine/<slug:slug>/anmeldung/abgeschickt/<str:ticket>/", register.sent, name="event-sent"
    ),
    path("vorhaben/<slug:slug>.ics", feeds.of_project, name="project-ics"),
    path("gruppen/<int:pk>.ics", feeds.of_group, name="group-ics"),
    path(f"{_MINE}/", guest.page, name="registration-own"),
    path(f"{_MINE}/bestaetigen/", guest.confirm, name="registration-confirm"),
    path(f"{_MINE}/annehmen/", guest.accept, name="registration-accept"),
    path(f"{_MINE}/absagen/", guest.cancel, name="registration-cancel"),
    path(f"{_MINE}/adresse-loeschen/", guest.forget, name="registration-forget"),
    path("konto/termine/", account.list_of_own, name="account-registrations"),
    path(f"{_OWN}/", account.page, name="account-registration"),
    path(f"{_OWN}/annehmen/", account.accept, name="account-registration-accept"),
    path(f"{_OWN}/absagen/", account.cancel, name="account-registration-cancel"),
]
