"""Addresses of the staff's desk, below /arbeitsbereich/; one include per area."""

from django.urls import URLPattern, URLResolver, include, path

from .start.views import start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start, name="workspace"),
    path("anliegen/", include("mitsprache.workspace.deliberation.urls")),
    path("termine/", include("mitsprache.workspace.events.urls")),
    path("gruppen/", include("mitsprache.workspace.groups.urls")),
    path("massnahmen/", include("mitsprache.workspace.measures.urls")),
    path("zusagen/", include("mitsprache.workspace.promises.urls")),
    path("ratsdaten/", include("mitsprache.workspace.council.urls")),
    path("papiere/", include("mitsprache.workspace.papers.urls")),
    path("antworten/", include("mitsprache.workspace.answers.urls")),
    path("moderation/", include("mitsprache.workspace.moderation.urls")),
    path("vorhaben/", include("mitsprache.workspace.projects.urls")),
    path("dokumente/", include("mitsprache.workspace.documents.urls")),
    path("beteiligungen/", include("mitsprache.workspace.consultations.urls")),
    path("personen/", include("mitsprache.workspace.people.urls")),
    path("stil/", include("mitsprache.workspace.stylepage.urls")),
]
