"""The living style page: what the site is built from, to look at and to test."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from ..desk import desk_page
from . import samples


@desk_page("directory.open_workspace")
def style_page(request: HttpRequest) -> HttpResponse:
    """Every component in every variant; ?sprache=ar shows them in another language."""
    asked = request.GET.get("sprache", "")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        return render(request, "workspace/stylepage/style_page.html", samples.context())
