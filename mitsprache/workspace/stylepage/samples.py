"""What the style page shows: every component in every variant, with long and foreign words.

The texts are samples in German and Arabic and are not translated.
"""

import datetime as dt
from typing import Any

from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.ui.icons import NAMES
from mitsprache.common.ui.values import (
    Answer,
    Badge,
    Card,
    Chip,
    Choice,
    Column,
    Comment,
    Contact,
    DateEntry,
    Fact,
    FilterGroup,
    Link,
    Passage,
    Picture,
    Place,
    Stat,
    Step,
)

from .forms import EveryControl

LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
GERMAN = "Mehr Schatten und Sitzplätze am Elsässer Platz"
ARABIC = "مزيد من الظل والمقاعد في ساحة المدينة"
MOMENT = dt.datetime(2026, 3, 14, 14, 18, tzinfo=dt.UTC)

BADGES = [
    Badge(label="Idee", tone="neutral", icon="bulb"),
    Badge(label="Geplant", tone="accent", icon="plan"),
    Badge(label="Läuft", tone="warm", icon="play"),
    Badge(label="Abgeschlossen", tone="success", icon="check-circle"),
    Badge(label="Zurückgestellt", tone="warning", icon="pause"),
    Badge(label="Zurückgezogen", tone="danger", icon="hidden"),
]


def _picture() -> Picture:
    drawing = (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 360'%3E"
        "%3Crect width='640' height='360' fill='%23d9e8ec'/%3E%3Ccircle cx='500' cy='90' r='46' "
        "fill='%23f0b35b'/%3E%3Cpath d='M0 280 160 170l120 80 110-100 250 150v60H0z' "
        "fill='%2308546d'/%3E%3C/svg%3E"
    )
    return Picture(
        src=drawing,
        width=640,
        height=360,
        alt="Zeichnung: Hügel unter der Sonne",
        credit="für diese Seite gezeichnet",
    )


def _cards() -> list[Card]:
    return [
        Card(
            title=GERMAN,
            url="#karte",
            summary="Der Platz soll kühler werden. Bis zum Sommer entstehen zwei Entwürfe, über "
            "die das Viertel berät.",
            picture=_picture(),
            badges=[
                BADGES[2],
                Badge(label="Mitreden ist möglich", tone="accent", icon="comments"),
            ],
            where="Rheingauviertel, Hollerborn",
            topics="Klima, Stadtgrün",
            next_step="Werkstatt am 12. November 2026",
            updated=dt.date(2026, 3, 2),
            comments=28,
        ),
        Card(
            title=LONG,
            url="#karte",
            badges=[BADGES[4]],
            where="Alle Ortsbezirke",
            updated=dt.date(2026, 1, 9),
            comments=1,
            placeholder_icon="building",
        ),
        Card(
            title=ARABIC,
            url="#karte",
            badges=[BADGES[0]],
            comments=0,
            placeholder_icon="bulb",
        ),
    ]


def _comments() -> list[Comment]:
    text = "<p>Wo bleiben im Sommer die Marktstände? Ein Lageplan würde helfen.</p>"
    reply = Comment(
        anchor="beitrag-3",
        author="Jana K.",
        when=MOMENT,
        html="<p>Das frage ich mich auch.</p>",
        report_url="#melden",
    )
    return [
        Comment(
            anchor="beitrag-1",
            author="Mohamed A.",
            when=MOMENT,
            html=text,
            badge=Badge(label="Frage", tone="accent", icon="question"),
            edited=MOMENT,
            history_url="#verlauf",
            answers=[
                Answer(
                    office="Amt für Zuwanderung und Integration",
                    when=MOMENT,
                    html="<p>Danke für Ihre Frage. Die Stände bleiben, der Plan folgt im Mai.</p>",
                ),
                Answer(office="Grünflächenamt", when=MOMENT, html="<p>…</p>", interim=True),
            ],
            replies=[
                reply,
                Comment(anchor="beitrag-4", author="", when=MOMENT, gone=_gone()),
            ],
            actions=[Link(label="Antworten", url="#antworten", icon="reply")],
            report_url="#melden",
        ),
        Comment(
            anchor="beitrag-2",
            author="ليلى",
            when=MOMENT,
            html=f"<p>{ARABIC}</p>",
            language="ar",
            badge=Badge(label="Vorschlag", tone="warm", icon="bulb"),
            report_url="#melden",
        ),
        Comment(anchor="beitrag-5", author="", when=MOMENT, gone=_gone()),
    ]


def _gone() -> str:
    return "Dieser Kommentar wurde am 14. März 2026 ausgeblendet, weil er gegen Regel 3 verstößt."


def _filters() -> list[FilterGroup]:
    return [
        FilterGroup(
            name="bezirk",
            label="Ortsbezirk",
            any_label="Alle Ortsbezirke",
            choices=[
                Choice(value="mitte", label="Mitte", selected=True, count=12),
                Choice(value="lang", label=LONG, count=0),
            ],
        ),
        FilterGroup(
            name="stand",
            label="Stand",
            kind="checkboxes",
            choices=[
                Choice(value="planned", label="Geplant", count=3),
                Choice(value="running", label="Läuft", count=9, selected=True),
            ],
        ),
        FilterGroup(
            name="sort",
            label="Sortieren nach",
            choices=[Choice(value="neu", label="Zuletzt geändert", selected=True)],
        ),
    ]


def _steps() -> list[Step]:
    return [
        Step(
            title="Die Stadtverordneten geben den Auftrag",
            state="past",
            when="3. März 2016",
            iso="2016-03-03",
            url="#beschluss",
        ),
        Step(title="Kommentierung des Entwurfs", state="now", when="bis 8. November 2016"),
        Step(
            title="Bericht an das Viertel",
            state="missed",
            when="1. Quartal 2018",
            iso="2018-Q1",
        ),
        Step(
            title=LONG,
            when="2019",
            iso="2019",
            text="Der Termin wird noch bekannt gegeben.",
        ),
    ]


def context() -> dict[str, Any]:
    """All samples by the name that the template uses."""
    invalid = EveryControl({"mail": "kein-at-zeichen", "age": "99"})
    return {
        "icons": NAMES,
        "tones": ["neutral", "accent", "warm", "success", "warning", "danger"],
        "badges": BADGES,
        "cards": _cards(),
        "picture": _picture(),
        "comments": _comments(),
        "filters": _filters(),
        "chips": [
            Chip(label="Mitte", remove_url="#ohne-mitte"),
            Chip(label=LONG, remove_url="#ohne-lang"),
        ],
        "steps": _steps(),
        "phases": _steps()[:3],
        "facts": [
            Fact(
                term="Kosten",
                value="1,2 bis 1,5 Mio. Euro",
                note="Schätzung vom 2. März 2026",
            ),
            Fact(term="Zielgruppen", values=["Anwohnende", "Kinder und Jugendliche"]),
            Fact(term="Noch offen", value=LONG),
        ],
        "dates": [
            DateEntry(
                title="Zweite Werkstatt im Rathaus",
                url="#termin",
                day=dt.date(2026, 11, 12),
                text="18 Uhr, Großer Saal, stufenlos erreichbar",
            ),
            DateEntry(title=LONG, period="1. Quartal 2027"),
        ],
        "stats": [
            Stat(value="27", label="Vorhaben", url="#liste"),
            Stat(value="1.204", label="Kommentare"),
            Stat(value="86 %", label="fristgerecht beantwortet"),
        ],
        "contact_full": Contact(
            role="Fragen zum Thema",
            office="Amt für Zuwanderung und Integration",
            name="Frau Beispiel",
            phone="+49 611 000 000",
            mail="integration@stadt.example",
            address="Alcide-de-Gasperi-Straße 2\n65197 Wiesbaden",
            hours="Mo bis Do, 9 bis 16 Uhr",
        ),
        "columns": [
            Column(label="Maßnahme"),
            Column(label="Amt"),
            Column(label="Euro", number=True),
        ],
        "rows": [
            ["Bäume pflanzen", "Grünflächenamt", "120.000,00"],
            [LONG, "Tiefbauamt", "7,50"],
        ],
        "places": [
            Place(label="Elsässer Platz", url="#ort", text="Rheingauviertel"),
            Place(label="Schlossplatz"),
        ],
        "passages": [
            Passage(text="Die Stadt "),
            Passage(text="prüft", change="removed"),
            Passage(text="pflanzt bis 2027", change="added"),
            Passage(text=" zwanzig Bäume am Platz."),
        ],
        "crumbs": [
            Link(label="Start", url="/"),
            Link(label="Vorhaben", url="/vorhaben/"),
            Link(label=LONG, url=""),
        ],
        "contents": [
            Link(label="Worum es geht", url="#farben"),
            Link(label="Zeitplan", url="#zeit"),
        ],
        "partial_dates": [
            PartialDate.parse(text) for text in ("2018-03-30", "2018-03", "2018-Q1", "2018")
        ],
        "moment": MOMENT,
        "long": LONG,
        "arabic": ARABIC,
        "form": EveryControl(prefix="leer"),
        "invalid": invalid,
    }
