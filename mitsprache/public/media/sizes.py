"""The sizes in which pictures are public, made once on first request and kept as renditions."""

import io
import threading

from django.core.files.base import ContentFile
from wagtail.images.models import Filter

from mitsprache.content.models import Picture, PictureRendition

# Size -> most bytes of the file, and the size that is enlarged by the browser when a picture is
# too rich for them. What stands on a list is small enough for slow lines; the others have room
# for detail. Only these are made, so that no address makes the server compute.
SIZES = {
    "fill-480x270": (15_000, "fill-240x135"),
    "max-720x540": (120_000, "max-360x270"),
    "max-1200x900": (300_000, "max-600x450"),
}
QUALITIES = (80, 70, 60, 50, 40, 30)
# One at a time in this process: a picture seen for the first time by many is computed once.
_making = threading.Lock()


def in_size(picture: Picture, spec: str) -> PictureRendition:
    """The picture as WebP in a size of SIZES, in the best quality that keeps to its bytes.

    Metadata of the camera (place, owner) does not enter the file. Raises KeyError for another
    size, and OSError or Wagtail's SourceImageIOError when the original is damaged or gone.
    """
    if spec not in SIZES:
        raise KeyError(spec)
    found = _made(picture, spec)
    if found is None:
        with _making:
            found = _made(picture, spec) or _make(picture, spec)
    return found


def _made(picture: Picture, spec: str) -> PictureRendition | None:
    wanted = Filter(spec=f"{spec}|format-webp")
    found: PictureRendition | None = picture.renditions.filter(
        filter_spec=wanted.spec, focal_point_key=wanted.get_cache_key(picture)
    ).first()
    if found is not None and not found.file.storage.exists(found.file.name):
        found.delete()  # a restored installation may lack what can be made again
        found = None
    return found


def _make(picture: Picture, spec: str) -> PictureRendition:
    wanted = Filter(spec=f"{spec}|format-webp")
    file = ContentFile(_small_enough(picture, spec), name=f"{picture.pk}.{spec}.webp")
    made: PictureRendition = picture.renditions.get_or_create(
        filter_spec=wanted.spec,
        focal_point_key=wanted.get_cache_key(picture),
        defaults={"file": file},
    )[0]
    return made


def _small_enough(picture: Picture, spec: str) -> bytes:
    """The picture as a WebP file that keeps to its bytes, or as small as it can be."""
    most, smaller = SIZES[spec]
    best = b""
    for size in (spec, smaller):
        for quality in QUALITIES:
            stored = io.BytesIO()
            Filter(spec=f"{size}|format-webp|webpquality-{quality}").run(picture, stored)
            best = stored.getvalue()
            if len(best) <= most:
                return best
    return best
