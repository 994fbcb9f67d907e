"""The icons of the site: own drawings on a 24 x 24 grid, one stroke, in the colour of the text."""

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

# Each value is the inside of the svg element; "m" draws paths relative to where the pen stands.
_SHAPES = {
    "arrow": '<path d="M4 12h16m-6-6 6 6-6 6"/>',
    "arrow-back": '<path d="M20 12H4m6-6-6 6 6 6"/>',
    "bell": '<path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7m4 10a2 2 0 0 0 4 0"/>',
    "building": '<path d="M4 21V9l8-5 8 5v12M2 21h20M9 21v-5h6v5M8 11h.01M12 11h.01M16 11h.01"/>',
    "bulb": '<path d="M9 18h6m-5 3h4M12 3a6 6 0 0 0-4 10.5c.8.8 1 1.5 1 2.5h6c0-1 .2-1.7 '
    '1-2.5A6 6 0 0 0 12 3"/>',
    "calendar": '<rect x="3.5" y="5" width="17" height="15.5" rx="2.5"/>'
    '<path d="M3.5 10h17M8 2.5V7m8-4.5V7"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "check-circle": '<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.7L16 9.5"/>',
    "chevron": '<path d="m9 5 7 7-7 7"/>',
    "chevron-down": '<path d="m5 9 7 7 7-7"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "comment": '<path d="M12 4c5 0 9 3.2 9 7.5S17 19 12 19c-1 0-2-.1-2.9-.4L4 21l1.3-4.2'
    'C3.9 15.4 3 13.5 3 11.5 3 7.2 7 4 12 4"/>',
    "comments": '<path d="M9.5 4C13 4 16 6.2 16 9.3s-3 5.2-6.5 5.2c-.8 0-1.6-.1-2.3-.4'
    'L3.5 16l.9-3.2C3.5 11.8 3 10.6 3 9.3 3 6.2 6 4 9.5 4"/>'
    '<path d="M19 9.5c1.3.9 2 2.2 2 3.7 0 1.3-.5 2.5-1.4 3.4l.9 3.4-3.7-1.7'
    'c-2.8.9-5.6.3-7.3-1.3"/>',
    "contrast": '<circle cx="12" cy="12" r="9"/>'
    '<path d="M12 3v18a9 9 0 0 0 0-18" fill="currentColor"/>',
    "decided": '<path d="M4 21h16M6 17h12v4H6zm2.5 0 1-6h5l1 6M12 3a4 4 0 0 1 2.5 7.1V11h-5v-.9'
    'A4 4 0 0 1 12 3"/>',
    "document": '<path d="M13.5 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.5zm0'
    " 0v5.5H19"
    'M9 13h6m-6 4h4"/>',
    "download": '<path d="M12 4v11m-5-4.5 5 4.5 5-4.5M4 20h16"/>',
    "edit": '<path d="m4 20 1-4.5L16.5 4a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19zm10.5-14'
    ' 3.5 3.5"/>',
    "error": '<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z"/><path d="M12 7.5v5.5m0 3.5v.01"/>',
    "euro": '<path d="M18 6.5A7 7 0 1 0 18 17.5M3.5 10.5H13M3.5 14H12"/>',
    "external": '<path d="M13 4h7v7m0-7-9.5 9.5M10 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2'
    ' 2 0 0 0 2-2v-4"/>',
    "eye-off": '<path d="m4 4 16 16M9.9 5.3C10.6 5.1 11.3 5 12 5c4.5 0 8 3.5 9.5 7-.6 1.3-1.5 '
    "2.6-2.6 3.8M6.5 7C4.7 8.3 3.3 10.1 2.5 12c1.5 3.5 5 7 9.5 7 1.9 0 3.6-.6 5.1-1.6"
    'M10 10.2a2.8 2.8 0 0 0 3.9 3.9"/>',
    "filter": '<path d="M4 6h16M7 12h10m-7 6h4"/>',
    "flag": '<path d="M5 21V4c4-2.5 7 2.5 12 .5l2-.8v9.3c-5 3.5-8.5-1.5-14 1"/>',
    "globe": '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18"/>',
    "hidden": '<circle cx="12" cy="12" r="9"/><path d="m5.7 5.7 12.6 12.6"/>',
    "history": '<path d="M3.5 12a8.5 8.5 0 1 0 2.7-6.2L3.5 8.3m0-5v5h5M12 7.5V12l3 2"/>',
    "home": '<path d="m3 11.5 9-8 9 8M5.5 10v10.5h13V10M10 20.5V15h4v5.5"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.01"/>',
    "key": '<circle cx="8" cy="15.5" r="4.5"/><path d="m11.5 12.5 8-8.5m-3.5 4 3 2.5"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0'
    ' 0 1 8 0v3"/>',
    "mail": '<rect x="3" y="5" width="18" height="14.5" rx="2.5"/><path d="m4 7 8 6 8-6"/>',
    "map": '<path d="m3 6 6-2.5 6 3 6-2.5v14L15 20.5l-6-3L3 20zm6-2.5v14m6-11v14"/>',
    "megaphone": '<path d="M3 10v4l3 .5 12 4.5V5L6 9.5zm3.5 4.5L8 20h3l-1.3-4M21 10.5v3"/>',
    "menu": '<path d="M4 6.5h16M4 12h16M4 17.5h16"/>',
    "minus": '<path d="M5 12h14"/>',
    "moon": '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5"/>',
    "pause": '<circle cx="12" cy="12" r="9"/><path d="M9.8 8.5v7m4.4-7v7"/>',
    "phone": '<path d="M5 3.5h4l1.5 5L8 10.2a13 13 0 0 0 5.8 5.8l1.7-2.5 5 1.5v4c0 1-.8 1.7-1.8 '
    '1.6C10.5 19.9 4.1 13.5 3.4 5.3 3.3 4.3 4 3.5 5 3.5"/>',
    "pin": '<path d="M12 21.5c-4.5-5-7-8.5-7-11.7a7 7 0 0 1 14 0c0 3.2-2.5 6.7-7 11.7"/>'
    '<circle cx="12" cy="9.8" r="2.5"/>',
    "plan": '<path d="M4 20 20 4M8 16l2 2m1-5 2 2m1-5 2 2m1-5 2 2M3.5 12.5v8h8"/>',
    "play": '<circle cx="12" cy="12" r="9"/><path d="M10 8.3v7.4l6-3.7z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-5A1.5 1.5 0 0 1 4.5 9h15'
    'a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v7H7z"/>',
    "promise": '<path d="M12 3.5c2.5 1.8 5 2.5 8 2.5 0 7-2 12-8 15-6-3-8-8-8-15 3 0 5.5-.7'
    ' 8-2.5"/>'
    '<path d="m8.5 12 2.5 2.5 4.5-5"/>',
    "question": '<circle cx="12" cy="12" r="9"/>'
    '<path d="M9.2 9.3a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1-1.5 2.1M12 17v.01"/>',
    "reply": '<path d="M10 5 4 10.5l6 5.5M4 10.5h9a7 7 0 0 1 7 7v2"/>',
    "rss": '<path d="M5 11.5a7.5 7.5 0 0 1 7.5 7.5M5 5a14 14 0 0 1 14 14M5.5 18.5h.01"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "settings": '<path d="M4 7h8m6 0h2M4 17h2m6 0h8"/><circle cx="15" cy="7" r="2.5"/>'
    '<circle cx="9" cy="17" r="2.5"/>',
    "star": '<path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3'
    " 5.3l1.4 1.4"
    'm10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4"/>',
    "tag": '<path d="M3.5 4.5v7L12 20.5l8.5-8.5-9-8.5h-7a1 1 0 0 0-1 1M8 8h.01"/>',
    "target": '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="4.5"/><path d="M12'
    ' 12h.01"/>',
    "undo": '<path d="M8 5 3.5 9.5 8 14M3.5 9.5H14a5.5 5.5 0 0 1 0 11h-3"/>',
    "upload": '<path d="M12 15V4M7 8.5 12 4l5 4.5M4 20h16"/>',
    "user": '<circle cx="12" cy="8" r="4.5"/><path d="M3.5 21c.8-4.5 4.3-6.5 8.5-6.5s7.7 2'
    ' 8.5 6.5"/>',
    "users": '<circle cx="9" cy="8.5" r="4"/><path d="M2 20.5c.6-4 3.5-6 7-6s6.4 2 7 6M15.5'
    " 4.8a4 4 0 0 1 "
    '.5 7.5m2.5 3c2 .9 3.2 2.7 3.5 5.2"/>',
    "warning": '<path d="M12 3.5 2.5 20h19z"/><path d="M12 10v4.5m0 2.5v.01"/>',
}

# Drawings that point along the line of reading and are turned round from right to left.
_DIRECTIONAL = frozenset(
    {"arrow", "arrow-back", "chevron", "external", "history", "list", "reply", "undo"}
)

NAMES = tuple(_SHAPES)


def _element(name: str) -> str:
    turn = " icon--directional" if name in _DIRECTIONAL else ""
    return (
        f'<svg class="icon icon--{name}{turn}" viewBox="0 0 24 24" aria-hidden="true">'
        f"{_SHAPES[name]}</svg>"
    )


_ELEMENTS = {name: mark_safe(_element(name)) for name in _SHAPES}


def icon(name: str) -> SafeString:
    """The inline drawing called `name`, silent to screen readers; KeyError for an unknown name."""
    return _ELEMENTS[name]


def icon_with_label(name: str, label: str) -> SafeString:
    """The drawing with `label` as text for screen readers, for places without a visible word."""
    return mark_safe(
        f'{icon(name)}<span class="visually-hidden">{conditional_escape(label)}</span>'
    )
