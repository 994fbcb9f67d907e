from django.urls import path

from . import deeds, door, files, notes, registrations, results, sessions, views

_ONE = "<int:pk>/"
_REGISTRATION = "<int:pk>/anmeldungen/<int:registration>/"
_SESSION = "runde/<int:session>/"

urlpatterns = [
    path("", views.events, name="workspace-events"),
    path("neu/", views.create, name="workspace-event-new"),
    path("mitschreiben/", notes.sessions, name="workspace-event-notes"),
    path(f"{_SESSION}notizen/", notes.one, name="workspace-session-notes"),
    path(f"{_SESSION}notizen/viele/", notes.many, name="workspace-session-notes-many"),
    path(f"{_SESSION}sitzung/", notes.sitting, name="workspace-session-sitting"),
    path(_ONE, views.event, name="workspace-event"),
    path(f"{_ONE}aendern/", views.change, name="workspace-event-change"),
    path(f"{_ONE}runden/", sessions.sessions, name="workspace-event-sessions"),
    path(f"{_ONE}unterlagen/neu/", files.add, name="workspace-event-file-new"),
    path(f"{_ONE}unterlagen/<int:file>/weg/", files.remove, name="workspace-event-file-remove"),
    path(f"{_ONE}veroeffentlichen/", deeds.publish, name="workspace-event-publish"),
    path(f"{_ONE}oeffnen/", deeds.open_up, name="workspace-event-open"),
    path(f"{_ONE}absagen/", deeds.cancel, name="workspace-event-cancel"),
    path(f"{_ONE}anmeldungen/", registrations.registrations, name="workspace-registrations"),
    path(f"{_ONE}anmeldungen/neu/", registrations.add, name="workspace-registration-new"),
    path(f"{_REGISTRATION}absagen/", registrations.cancel, name="workspace-registration-cancel"),
    path(f"{_REGISTRATION}annehmen/", registrations.accept, name="workspace-registration-accept"),
    path(f"{_ONE}tuer/", door.door, name="workspace-door"),
    path(f"{_ONE}tuer/liste/", door.paper, name="workspace-door-paper"),
    path(f"{_ONE}tuer/neu/", door.walk_in, name="workspace-door-new"),
    path(f"{_ONE}tuer/<int:registration>/da/", door.check_in, name="workspace-door-in"),
    path(f"{_ONE}tuer/<int:registration>/zurueck/", door.undo, name="workspace-door-undo"),
    path(f"{_ONE}ergebnisse/", results.results, name="workspace-event-results"),
    path(f"{_ONE}ergebnisse/termin/", results.write, name="workspace-event-minutes"),
    path(f"{_ONE}ergebnisse/runde/<int:session>/", results.write, name="workspace-session-minutes"),
    path(f"{_ONE}ergebnisse/<int:result>/foto/", results.add_photo, name="workspace-photo-new"),
    path(
        f"{_ONE}ergebnisse/foto/<int:photo>/weg/",
        results.remove_photo,
        name="workspace-photo-remove",
    ),
    path(
        f"{_ONE}ergebnisse/veroeffentlichen/",
        results.publish,
        name="workspace-event-results-publish",
    ),
]
