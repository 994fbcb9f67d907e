"""PDF files: opened and cleaned in a process of their own, which may not grow or run for long.

Reading foreign PDF can take any amount of time and memory; a request may not.
"""

import subprocess
import sys
from pathlib import Path

from . import pdf_process
from .refusals import Damaged, Locked, TooRich

SECONDS = 20  # on the wall; the process itself ends after its seconds of computing


def clean_pdf(data: bytes) -> bytes:
    """The PDF without scripts, actions, embedded files, form programs, authors and metadata.

    Pages, text, tags for screen readers, bookmarks and links to the web stay. Raises Damaged,
    Locked (encrypted), TooRich.
    """
    try:
        ended = subprocess.run(
            [sys.executable, "-I", "-W", "ignore", str(Path(pdf_process.__file__))],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooRich from None
    if ended.returncode == 0 and ended.stdout.startswith(b"%PDF-"):
        return ended.stdout
    if ended.returncode == pdf_process.LOCKED:
        raise Locked
    if ended.returncode == pdf_process.TOO_RICH or ended.returncode < 0:  # ended by its limits
        raise TooRich
    raise Damaged
