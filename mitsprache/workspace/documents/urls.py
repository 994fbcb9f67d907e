from django.urls import path

from . import adopting, comparing, council, importing, releasing, structure, views

urlpatterns = [
    path("", views.documents, name="workspace-documents"),
    path("neu/", views.create, name="workspace-document-new"),
    path("<int:pk>/", views.document, name="workspace-document"),
    path("<int:pk>/handlungsfelder/", views.fields, name="workspace-document-fields"),
    path("<int:pk>/einlesen/", importing.upload, name="workspace-document-import"),
    path(
        "<int:pk>/einlesen/<int:pending>/",
        importing.preview,
        name="workspace-document-import-preview",
    ),
    path(
        "<int:pk>/einlesen/<int:pending>/verwerfen/",
        importing.discard,
        name="workspace-document-import-discard",
    ),
    path("<int:pk>/abschnitte/neu/", structure.insert, name="workspace-section-new"),
    path("<int:pk>/abschnitte/<int:section>/", views.section, name="workspace-section"),
    path(
        "<int:pk>/abschnitte/<int:section>/verschieben/",
        structure.move,
        name="workspace-section-move",
    ),
    path(
        "<int:pk>/abschnitte/<int:section>/teilen/",
        structure.split,
        name="workspace-section-split",
    ),
    path(
        "<int:pk>/abschnitte/<int:section>/zusammenfuehren/",
        structure.merge,
        name="workspace-section-merge",
    ),
    path(
        "<int:pk>/abschnitte/<int:section>/entfernen/",
        structure.remove,
        name="workspace-section-remove",
    ),
    path("<int:pk>/entscheidungen/", adopting.decisions, name="workspace-document-decisions"),
    path(
        "<int:pk>/entscheidungen/<int:decision>/", adopting.place, name="workspace-adoption-place"
    ),
    path(
        "<int:pk>/entscheidungen/verknuepfung/<int:adoption>/loesen/",
        adopting.unlink,
        name="workspace-adoption-unlink",
    ),
    path("<int:pk>/freigeben/", releasing.release, name="workspace-document-release"),
    path("<int:pk>/vergleich/", comparing.compare, name="workspace-document-compare"),
    path("<int:pk>/fassungen/<int:number>/", comparing.version, name="workspace-document-version"),
    path(
        "<int:pk>/fassungen/<int:number>/beschluss/",
        council.adopt,
        name="workspace-document-adopt",
    ),
    path(
        "<int:pk>/fassungen/<int:number>.docx",
        comparing.version_docx,
        name="workspace-document-docx",
    ),
    path(
        "<int:pk>/fassungen/<int:number>.pdf", comparing.version_pdf, name="workspace-document-pdf"
    ),
]
