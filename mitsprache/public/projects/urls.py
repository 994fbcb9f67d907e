from django.urls import path

from . import feeds, views

urlpatterns = [
    path("vorhaben/", views.list_of_projects, name="projects"),
    path("vorhaben/<slug:slug>/", views.sheet, name="project"),
    path("vorhaben.atom", feeds.all_projects, name="projects-feed"),
    path("vorhaben/<slug:slug>.atom", feeds.one_project, name="project-feed"),
]
