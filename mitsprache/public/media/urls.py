"""Below /medien/ nothing else answers: no file is served past the check of who may see it."""

from django.urls import path

from . import views

urlpatterns = [
    path("medien/bild/<int:pk>/<str:spec>/<str:name>", views.picture, name="picture"),
    path("medien/dokument/<uuid:key>.webp", views.draft_picture, name="draft-picture"),
    path("medien/datei/<int:pk>/<str:digest>/<str:name>", views.document, name="document"),
    path(
        "medien/beitrag/<int:pk>/<str:digest>/<str:name>",
        views.contribution_file,
        name="contribution-file",
    ),
]
