"""Addresses of the public site; one include per domain."""

from django.urls import URLPattern, URLResolver

# In every language: /vorhaben/, /en/vorhaben/, /ar/vorhaben/, and everything below /konto/.
urlpatterns: list[URLPattern | URLResolver] = []

# Once, whatever the language: /medien/, .csv and .json files, robots.txt, /_post/ and the like.
without_language: list[URLPattern | URLResolver] = []
