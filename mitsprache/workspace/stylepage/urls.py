from django.urls import path

from . import views

app_name = "stylepage"
urlpatterns = [path("", views.style_page, name="show")]
