"""Pictures of a file: only real ones, small enough, without what a camera or program wrote."""

import hashlib
import io
import uuid
import warnings

from PIL import Image, ImageOps

from .draft import FoundPicture

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
MOST_PIXELS = 16_000_000  # to be decoded: about 64 MB
LARGEST = 200_000_000  # of a JPEG, whose decoder makes it smaller while it reads
LONGEST_SIDE = 1600


def cleaned(data: bytes) -> FoundPicture | None:
    """The first frame as WebP of at most 1600 px, without metadata; None if it is no picture.

    The size is looked at before anything is decoded, and only the decoders of FORMATS are used.
    """
    box = (LONGEST_SIDE, LONGEST_SIDE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own warning at a size of its own
            with Image.open(io.BytesIO(data), formats=FORMATS) as found:
                if found.width * found.height > LARGEST:
                    return None
                found.draft("RGB", box)
                if found.width * found.height > MOST_PIXELS:
                    return None
                clear = "A" in found.getbands() or "transparency" in found.info
                small = found.convert("RGBA" if clear else "RGB")
                small.thumbnail(box)
                ImageOps.exif_transpose(small, in_place=True)
        stored = io.BytesIO()
        small.save(stored, "WEBP", quality=82, method=4, exif=b"", xmp=b"", icc_profile=b"")
    except Exception:  # a damaged file makes Pillow raise nearly anything
        return None
    digest = hashlib.sha256(stored.getvalue()).hexdigest()
    return FoundPicture(
        key=str(uuid.UUID(digest[:32])),
        digest=digest,
        data=stored.getvalue(),
        width=small.width,
        height=small.height,
    )
