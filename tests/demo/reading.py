"""What a person reads on a page: the text without tags, scripts and drawings."""

from html.parser import HTMLParser

from django.test import Client


class _Reader(HTMLParser):
    UNREAD = frozenset({"script", "style", "svg", "head"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in self.UNREAD

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in self.UNREAD

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words += data.split()


def visible_text(path: str) -> str:
    """The text of the page at `path` as one line, white space folded."""
    response = Client().get(path)
    assert response.status_code == 200, f"{path}: {response.status_code}"
    reader = _Reader()
    reader.feed(response.content.decode())
    return " ".join(reader.words)
