"""What the council and its bodies have decided."""

from django.urls import path

from . import views

urlpatterns = [
    path("beschluesse/", views.resolutions_page, name="resolutions"),
    path("beschluesse/<int:pk>/", views.resolution_page, name="resolution"),
]
