"""How a component becomes HTML."""

from typing import Any

from django.template import Context, engines
from django.utils.safestring import SafeString


def component(name: str, /, **values: Any) -> SafeString:
    """The HTML of templates/ui/<name>.html with these values alone, not the page's context."""
    template = engines["django"].engine.get_template(f"ui/{name}.html")  # type: ignore[attr-defined]
    return template.render(Context(values))
