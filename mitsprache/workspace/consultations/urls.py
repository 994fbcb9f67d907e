from django.urls import path

from . import contributions, entering, imports, views, window

_ONE = "<int:pk>/beitraege/<str:reference>/"

urlpatterns = [
    path("", views.consultations, name="workspace-consultations"),
    path("neu/", views.create, name="workspace-consultation-new"),
    path("<int:pk>/", views.consultation, name="workspace-consultation"),
    path("<int:pk>/aendern/", views.change, name="workspace-consultation-change"),
    path("<int:pk>/veroeffentlichen/", window.publish, name="workspace-consultation-publish"),
    path("<int:pk>/letzter-tag/", window.last_day, name="workspace-consultation-last-day"),
    path("<int:pk>/eingeladen/", window.invited, name="workspace-consultation-invited"),
    path("<int:pk>/erfassen/", entering.enter, name="workspace-contribution-enter"),
    path("<int:pk>/einlesen/", imports.bring_in, name="workspace-contributions-import"),
    path(
        "<int:pk>/einlesen/vorlage.xlsx",
        imports.template_xlsx,
        name="workspace-contributions-import-xlsx",
    ),
    path(
        "<int:pk>/einlesen/vorlage.csv",
        imports.template_csv,
        name="workspace-contributions-import-csv",
    ),
    path("<int:pk>/beitraege/", contributions.listing, name="workspace-contributions"),
    path(_ONE, contributions.one, name="workspace-contribution"),
    path(f"{_ONE}beleg/", contributions.slip, name="workspace-contribution-slip"),
]
