"""Pictures: read by the three decoders that are needed, drawn anew without anything beside."""

import io

from PIL import Image, ImageOps

from .refusals import Damaged, TooRich

MOST_PIXELS = 26_000_000  # what a camera of 24 megapixels writes
LONGEST_SIDE = 3_000  # is kept; enough to read a photographed page
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def clean_picture(data: bytes) -> tuple[str, bytes]:
    """Ending and content of the picture drawn anew: no place, owner, comment or second content.

    Turned as the camera held it, at most 3000 pixels on a side, the first frame of a moving one.
    Raises TooRich (by its header, before anything is unpacked), Damaged.
    """
    try:
        with _opened(data) as checked:
            checked.verify()  # leaves the picture unusable
        with _opened(data) as picture:
            return _ENDINGS[str(picture.format)], _drawn_anew(picture)
    except Image.DecompressionBombError:
        raise TooRich from None
    except (OSError, ValueError, SyntaxError):
        raise Damaged from None


def _opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data), formats=tuple(_ENDINGS))
    if picture.width * picture.height > MOST_PIXELS:
        raise TooRich
    return picture


def _drawn_anew(picture: Image.Image) -> bytes:
    kind = str(picture.format)
    if kind == "JPEG":
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # unpacks little more than is kept
    has_holes = kind != "JPEG" and picture.has_transparency_data
    plain = ImageOps.exif_transpose(picture).convert("RGBA" if has_holes else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain.info.clear()
    stored = io.BytesIO()
    plain.save(stored, kind, exif=b"", **({} if kind == "PNG" else {"quality": 88}))
    return stored.getvalue()
