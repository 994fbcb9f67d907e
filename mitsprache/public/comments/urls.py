"""Pages on which people write, change and report comments; in every language."""

from django.urls import path

from . import reports, views

urlpatterns = [
    path("vorhaben/<slug:slug>/kommentar/", views.write, name="comment-write"),
    path("vorhaben/<slug:slug>/kommentar/<int:pk>/", views.show, name="comment"),
    path("vorhaben/<slug:slug>/kommentar/<int:pk>/bearbeiten/", views.edit, name="comment-edit"),
    path(
        "vorhaben/<slug:slug>/kommentar/<int:pk>/zurueckziehen/",
        views.withdraw,
        name="comment-withdraw",
    ),
    path("vorhaben/<slug:slug>/kommentar/<int:pk>/verlauf/", views.history, name="comment-history"),
    path("melden/", reports.report, name="report"),
    path("melden/eingegangen/", reports.received, name="report-received"),
]
