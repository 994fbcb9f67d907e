"""Every address begins here: German without prefix, other languages as /en/..., /ar/... ."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from mitsprache.public import urls as public

from . import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("api/v1/", include("mitsprache.api.urls")),
    path("arbeitsbereich/", include("mitsprache.workspace.urls")),
    path("redaktion/", include("mitsprache.editorial.urls")),
    *public.without_language,
    *i18n_patterns(path("", include(public)), prefix_default_language=False),
]

handler400 = "mitsprache.public.errors.bad_request"
handler413 = "mitsprache.public.errors.too_large"
handler500 = "mitsprache.public.errors.server_error"
