"""Measures and feedback reports at the desk, below /arbeitsbereich/massnahmen/."""

from django.urls import path

from . import deeds, reports, sheets, views

_ONE = "<int:pk>"

urlpatterns = [
    path("", views.measures, name="workspace-measures"),
    path("neu/", views.new, name="workspace-measure-new"),
    path("aus-fassung/<int:pk>/", views.from_version, name="workspace-measures-from-version"),
    path("blatt/", sheets.bring, name="workspace-measure-sheet"),
    path("blatt/holen/", sheets.take, name="workspace-measure-sheet-take"),
    path("berichte/", reports.reports, name="workspace-measure-reports"),
    path("berichte/neu/", reports.new, name="workspace-measure-report-new"),
    path("berichte/<int:pk>/", reports.report, name="workspace-measure-report"),
    path(
        "berichte/<int:pk>/veroeffentlichen/",
        reports.publish,
        name="workspace-measure-report-publish",
    ),
    path("berichte/<int:pk>/verwerfen/", reports.discard, name="workspace-measure-report-discard"),
    path(f"{_ONE}/", views.measure, name="workspace-measure"),
    path(f"{_ONE}/stand/", deeds.state, name="workspace-measure-state"),
    path(f"{_ONE}/angaben/", deeds.facts, name="workspace-measure-facts"),
    path(f"{_ONE}/veroeffentlichen/", views.publish, name="workspace-measure-publish"),
    path(f"{_ONE}/zuruecknehmen/", views.withdraw, name="workspace-measure-withdraw"),
    path(f"{_ONE}/mittel/neu/", deeds.money, name="workspace-measure-money-new"),
    path(f"{_ONE}/mittel/<int:line>/", deeds.money, name="workspace-measure-money"),
    path(f"{_ONE}/mittel/unbekannt/", deeds.money_unknown, name="workspace-measure-money-unknown"),
    path(f"{_ONE}/meilenstein/neu/", deeds.milestone, name="workspace-measure-milestone-new"),
    path(f"{_ONE}/meilenstein/<int:part>/", deeds.milestone, name="workspace-measure-milestone"),
    path(f"{_ONE}/kennzahl/neu/", deeds.indicator, name="workspace-measure-indicator-new"),
    path(f"{_ONE}/kennzahl/<int:part>/", deeds.indicator, name="workspace-measure-indicator"),
    path(f"{_ONE}/kennzahl/<int:part>/wert/", deeds.reading, name="workspace-measure-reading"),
    path(f"{_ONE}/beleg/neu/", deeds.evidence, name="workspace-measure-evidence"),
    path(f"{_ONE}/herkunft/", deeds.origins, name="workspace-measure-origins"),
    path(
        f"{_ONE}/entfernen/<slug:kind>/<str:part>/", deeds.remove, name="workspace-measure-remove"
    ),
]
