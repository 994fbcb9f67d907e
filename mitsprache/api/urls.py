from django.urls import URLPattern, URLResolver, path

from .docs import docs
from .interface import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("docs", docs, name="api-docs"),
    path("", api.urls),
]
