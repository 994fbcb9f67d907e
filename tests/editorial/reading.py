"""Read a page's form as a browser would, so that tests post what people post."""

from html.parser import HTMLParser
from typing import Any


class _Form(HTMLParser):
    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.inside = False
        self.data: dict[str, Any] = {}
        self._textarea: str | None = None
        self._select: str | None = None
        self._hidden_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "form":
            self.inside = values.get("id") == self.form_id
        if tag == "template":
            self._hidden_depth += 1
        if not self.inside or self._hidden_depth:
            return
        name = values.get("name")
        if tag == "input" and name:
            kind = values.get("type", "text")
            if kind in {"submit", "button", "file"}:
                return
            if kind in {"checkbox", "radio"}:
                if "checked" in values:
                    self._add(name, values.get("value") or "on")
                return
            self._add(name, values.get("value") or "")
        elif tag == "textarea" and name:
            self._textarea, self.data[name] = name, ""
        elif tag == "select" and name:
            self._select = name
            self.data.setdefault(name, "")
        elif tag == "option" and self._select and "selected" in values:
            self.data[self._select] = values.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "template":
            self._hidden_depth -= 1
        if tag == "textarea" and self._textarea:
            self.data[self._textarea] = self.data[self._textarea].removeprefix("\n")
            self._textarea = None
        if tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._textarea and self.inside:
            self.data[self._textarea] += data

    def _add(self, name: str, value: str) -> None:
        if name in self.data:
            known = self.data[name]
            self.data[name] = [*(known if isinstance(known, list) else [known]), value]
        else:
            self.data[name] = value


def form_of(response: Any, form_id: str = "w-editor-form") -> dict[str, Any]:
    """Names and values of the form as it stands on the page."""
    reader = _Form(form_id)
    reader.feed(response.content.decode())
    assert reader.data, f"no form {form_id} on the page"
    return reader.data


def text_of(response: Any) -> str:
    """The page's HTML with white space folded."""
    return " ".join(response.content.decode().split())
