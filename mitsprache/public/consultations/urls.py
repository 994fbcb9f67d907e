from django.urls import path

from . import files, versions, views

_ONE = "beteiligungen/<slug:slug>"

urlpatterns = [
    path("beteiligungen/", views.list_of_consultations, name="consultations"),
    path(f"{_ONE}/", views.consultation, name="consultation"),
    path(f"{_ONE}/abschnitt/<path:number>/", views.section, name="consultation-section"),
    path(f"{_ONE}/beitraege/", views.contributions, name="consultation-contributions"),
    path(f"{_ONE}/fassungen/<int:number>/", versions.version, name="consultation-version"),
    path(
        f"{_ONE}/fassungen/<int:number>.docx", files.version_docx, name="consultation-version-docx"
    ),
    path(f"{_ONE}/fassungen/<int:number>.pdf", files.version_pdf, name="consultation-version-pdf"),
    path(
        f"{_ONE}/vergleich/<int:first>..<int:second>/",
        versions.compare,
        name="consultation-compare",
    ),
    path(f"{_ONE}.ics", files.calendar, name="consultation-calendar"),
]
