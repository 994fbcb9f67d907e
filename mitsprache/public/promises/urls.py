"""What the city has promised, and whether it was kept."""

from django.urls import path

from . import views

urlpatterns = [path("zusagen/", views.promises_page, name="promises")]
