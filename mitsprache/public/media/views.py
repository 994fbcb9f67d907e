"""Files of visible objects only. Public ones may be kept by caches, all others never (Z-13).

Whether somebody is signed in is looked at only for what is not public, so that answers for
everybody depend on no cookie.
"""

import mimetypes
import uuid
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from mitsprache.consultations.queries.contributions import attachment_at
from mitsprache.content.models import Picture, PictureRendition

from . import queries, sizes

PUBLIC = "public, max-age=86400"  # a day: what was taken from the site leaves caches by then
PRIVATE = "private, no-store"


@require_safe
def picture(request: HttpRequest, pk: int, spec: str, name: str) -> HttpResponseBase:
    """A picture in one of the public sizes, or in a size that the library in /redaktion/ made."""
    public = queries.public_picture(pk)
    found = public or queries.picture_for(request.user, pk)
    if found is None:
        raise Http404
    if name != f"{found.get_file_hash()[:8]}.webp":
        return _moved(found.address(spec), spec in sizes.SIZES)
    rendition = _rendition(request, found, spec)
    if rendition is None:
        raise Http404
    return _answer(request, rendition, cache=PUBLIC if public and spec in sizes.SIZES else PRIVATE)


@require_safe
def draft_picture(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """A picture inside the text of a draft; what a key leads to never changes."""
    public = queries.public_picture_of_draft(key)
    found = public or queries.picture_of_draft_for(request.user, key)
    if found is None:
        raise Http404
    return _answer(request, found, cache=PUBLIC if public else PRIVATE)


@require_safe
def document(request: HttpRequest, pk: int, digest: str, name: str) -> HttpResponseBase:
    """A document as a download, never shown inside the site."""
    public = queries.public_document(pk)
    found = public or queries.document_for(request.user, pk)
    if found is None or name != found.filename:
        raise Http404
    if digest != found.get_file_hash()[:8]:
        return _moved(found.address, True)
    return _answer(request, found, cache=PUBLIC if public else PRIVATE, download_as=found.filename)


@require_safe
def contribution_file(request: HttpRequest, pk: int, digest: str, name: str) -> HttpResponseBase:
    """A file that came with a contribution, as a download: it was checked, but others made it."""
    found = attachment_at(pk, person=request.user)
    if found is None or (found[0].digest[:8], found[0].name) != (digest, name):
        raise Http404
    stored, public = found
    cache = PUBLIC if public else PRIVATE
    response = _answer(request, stored, cache=cache, download_as=stored.name)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _rendition(request: HttpRequest, found: Picture, spec: str) -> PictureRendition | None:
    if spec not in sizes.SIZES:
        # Made by the editing interface for its own pages, shown to those who may use the picture.
        if queries.picture_for(request.user, found.pk) is None:
            return None
        made: PictureRendition | None = found.renditions.filter(filter_spec=spec).first()
        return made
    try:
        return sizes.in_size(found, spec)
    except (OSError, SourceImageIOError, InvalidFilterSpecError):
        return None


def _moved(address: str, allowed: bool) -> HttpResponse:
    """The file was replaced: the address of the new one, for pages that still name the old."""
    if not allowed:
        raise Http404
    response = redirect(address)
    response.headers["Cache-Control"] = PRIVATE
    return response


def _answer(
    request: HttpRequest, stored: Any, *, cache: str, download_as: str = ""
) -> HttpResponseBase:
    kind = mimetypes.guess_type(download_as or stored.file.name)[0] or "application/octet-stream"
    response: HttpResponseBase
    try:
        if request.method == "HEAD":
            size = stored.file.size
            response = HttpResponse(content_type=kind, headers={"Content-Length": str(size)})
        else:
            response = FileResponse(
                stored.file.open("rb"),
                as_attachment=bool(download_as),
                filename=download_as,
                content_type=kind,
            )
    except OSError:
        raise Http404 from None
    response.headers["Cache-Control"] = cache
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Accept-Ranges"] = "none"
    return response
