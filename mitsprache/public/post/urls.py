"""The outgoing mail of a development machine; once, whatever the language."""

from django.urls import path

from . import views

urlpatterns = [
    path("_post/", views.inbox, name="post"),
    path("_post/<str:name>/", views.letter, name="post-letter"),
]
