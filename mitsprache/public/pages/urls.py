from django.urls import path

from . import views

urlpatterns = [
    path("neuigkeiten/", views.news_list, name="news"),
    path("neuigkeiten/<slug:slug>/", views.news_item, name="news-item"),
    path("schnittstellen/", views.api_page, name="api-page"),
    # Last of all addresses: whatever the city's editors call their pages.
    path("<slug:slug>/", views.page, name="page"),
]
