"""Addresses of the public site; one include per domain."""

from django.urls import URLPattern, URLResolver, include, path

from .deliberation.urls import without_language as tables_of_deliberation
from .measures.urls import without_language as tables_of_measures

# In every language: /vorhaben/, /en/vorhaben/, /ar/vorhaben/, and everything below /konto/.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mitsprache.public.home.urls")),
    path("", include("mitsprache.public.accounts.urls")),
    path("", include("mitsprache.public.projects.urls")),
    path("", include("mitsprache.public.comments.urls")),
    path("", include("mitsprache.public.consultations.urls")),
    path("", include("mitsprache.public.events.urls")),
    path("", include("mitsprache.public.deliberation.urls")),
    path("", include("mitsprache.public.contributions.urls")),
    path("", include("mitsprache.public.measures.urls")),
    path("", include("mitsprache.public.promises.urls")),
    path("", include("mitsprache.public.council.urls")),
    # Last: its pages have the addresses that editors choose.
    path("", include("mitsprache.public.pages.urls")),
]

# Once, whatever the language: /medien/, .csv and .json files, robots.txt, /_post/ and the like.
without_language: list[URLPattern | URLResolver] = [
    path("", include("mitsprache.public.site.urls")),
    path("", include("mitsprache.public.media.urls")),
    path("", include("mitsprache.public.post.urls")),
    *tables_of_deliberation,
    *tables_of_measures,
]
