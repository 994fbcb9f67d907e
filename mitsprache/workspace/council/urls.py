from django.urls import path

from . import views

urlpatterns = [path("", views.bring_in, name="workspace-council")]
