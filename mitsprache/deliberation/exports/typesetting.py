"""Typst in a process of its own: what it took of memory is given back when it ends.

Run as a program with a folder: `main.typ` in it becomes `main.pdf`. Knows nothing but typst.
"""

import subprocess
import sys
from pathlib import Path

# typst brings the last two itself; the last but one of the others knows Arabic and Cyrillic.
FONTS = ("Noto Sans", "Liberation Sans", "DejaVu Sans", "Libertinus Serif", "DejaVu Sans Mono")
LONGEST_SECONDS = 600


class NotTypeset(Exception):
    """Typst could not make the file; the message is its own."""


def typeset(folder: Path, *, at: float) -> Path:
    """The PDF of `main.typ` in the folder, PDF/UA-1 whenever typst can promise it.

    `at` is the moment that the file names as its own, in seconds. Raises NotTypeset.
    """
    done = subprocess.run(
        [sys.executable, __file__, str(folder), str(int(at))],
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
    )
    if done.returncode != 0:
        raise NotTypeset(done.stderr[-2_000:])
    return folder / "main.pdf"


def main(folder: Path, at: int) -> None:
    import typst

    source, root = str(folder / "main.typ"), str(folder)
    try:
        made = typst.compile(source, root=root, format="pdf", pdf_standards=["ua-1"], timestamp=at)
    except typst.TypstError:
        # A letter that no font holds, for example; the tags are there all the same.
        made = typst.compile(source, root=root, format="pdf", timestamp=at)
    (folder / "main.pdf").write_bytes(made)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
