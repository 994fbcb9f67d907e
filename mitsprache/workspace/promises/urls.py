from django.urls import path

from . import views

urlpatterns = [path("", views.promises_page, name="workspace-promises")]
