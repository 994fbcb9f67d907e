"""Sheets that the public does not see yet: two drafts, one a near twin, and a scheduled one."""

from decimal import Decimal

from mitsprache.demo.content.projects.youth_and_sport import PLAYGROUND
from mitsprache.demo.content.shapes import (
    Contact,
    Cost,
    Participation,
    Picture,
    Sheet,
    Step,
    moment,
    prose,
)

PLAYGROUND_TWIN = Sheet(
    slug="neuer-spielraum-am-freudenberg",
    title="Neuer Spielraum am Freudenberg",
    summary=PLAYGROUND.summary,
    description=PLAYGROUND.description,
    state="planned",
    office="gruen",
    districts=("dotzheim",),
    topics=("kinder", "gruen"),
    target_groups=("kinder", "nachbarschaft"),
    participation="done",
    level="consultation",
    room_for_decision="Offen war, welche Geräte kommen.",
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2026-11-10 10:00"),
            low=Decimal("285000.00"),
            sources="Haushalt der Stadt",
            estimated_on="2025-10",
        ),
    ),
    contacts=(Contact(role="subject", office="gruen"),),
)

EVENING_MARKET = Sheet(
    slug="abendmarkt-luisenplatz",
    title="Abendmarkt auf dem Luisenplatz",
    summary="Ein Wochenmarkt für alle, die tagsüber arbeiten: donnerstags von 16 bis 21 Uhr.",
    description=prose(
        """
        Der Wochenmarkt endet, wenn viele noch im Büro sitzen. Ein Abendmarkt von April bis Oktober
        könnte frische Waren, warmes Essen und ein wenig Musik verbinden.
        """
    ),
    state="idea",
    office="stadtplanung",
    districts=("mitte",),
    topics=("plaetze",),
    target_groups=("gewerbe", "nachbarschaft"),
    participation="open",
    costs=(
        Cost(
            kind="unknown",
            stated_at=moment("2026-11-16 10:00"),
            reason="Die Kosten für Strom und Reinigung werden gerade ermittelt.",
        ),
    ),
    contacts=(Contact(role="subject", office="stadtplanung"),),
    place="Luisenplatz",
    latitude=50.0790,
    longitude=8.2412,
)

NIGHT_BUS = Sheet(
    slug="nachtbus-am-wochenende",
    title="Nachtbus am Wochenende: alle 30 Minuten nach Hause",
    summary=prose(
        """
        Freitags und samstags sollen Busse die ganze Nacht hindurch fahren, auch in die
        Ortsbezirke im Osten. Das Angebot wird zwei Jahre lang erprobt.
        """
    ),
    description=prose(
        """
        Nach dem Konzert, nach der Spätschicht, nach dem Besuch bei Freunden: Bisher endet der
        Fahrplan kurz nach eins. Im Versuch fahren sechs Linien bis fünf Uhr früh, alle 30
        Minuten, und halten auf Wunsch auch zwischen den Haltestellen.

        Nach einem Jahr werten wir gemeinsam mit Ihnen aus, welche Linien bleiben.
        """
    ),
    state="planned",
    state_note="Der Versuch beginnt im Frühjahr 2027.",
    office="tiefbau",
    districts=("nordenstadt", "delkenheim", "breckenheim", "naurod", "mitte"),
    topics=("verkehr", "sicherheit"),
    target_groups=("fahrgaeste", "jugend"),
    participation="planned",
    level="consultation",
    room_for_decision="Nach einem Jahr entscheiden Fahrgastzahlen und Ihre Rückmeldungen.",
    process=Participation(
        who="Alle, die nachts unterwegs sind oder es gern wären.",
        possibilities="Linien bewerten, Haltewünsche nennen.",
        aim="Ein Nachtangebot, das bleibt.",
        begins="2028-Q1",
        ends="2028-Q2",
    ),
    costs=(
        Cost(
            kind="range",
            stated_at=moment("2026-11-13 10:00"),
            low=Decimal("780000.00"),
            high=Decimal("950000.00"),
            sources="Haushalt der Stadt, für zwei Jahre",
            estimated_on="2026-10",
        ),
    ),
    steps=(
        Step(what="Erste Nacht", planned="2027-04", state="open"),
        Step(what="Auswertung", planned="2028-Q2", state="open"),
    ),
    contacts=(
        Contact(role="subject", office="tiefbau"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="nachtbus",
            alt=(
                "Gezeichnetes Bild: ein erleuchteter Bus fährt nachts durch eine Straße, am "
                "dunkelblauen Himmel stehen Mond und Sterne."
            ),
        ),
    ),
    place="Sechs Nachtlinien",
    latitude=50.0790,
    longitude=8.2440,
    goes_live_at=moment("2027-01-11 08:00"),
)
