"""German-like text from a seeded generator: the length and the words of real sheets."""

from random import Random

THINGS = (
    *(
        "Spielplatz",
        "Radweg",
        "Stadtteilpark",
        "Jugendzentrum",
        "Marktplatz",
        "Schulhof",
    ),
    *(
        "Uferweg",
        "Bürgerhaus",
        "Sportplatz",
        "Bibliothek",
        "Brunnenanlage",
        "Haltestelle",
    ),
    *(
        "Nachbarschaftsgarten",
        "Kita",
        "Fußgängerbrücke",
        "Grünzug",
        "Quartierstreff",
        "Hallenbad",
    ),
)
PLACES = (
    *(
        "am Weiher",
        "an der alten Mühle",
        "im Rosenviertel",
        "am Güterbahnhof",
        "in der Südstadt",
    ),
    *(
        "am Lindenhof",
        "an der Steinbrücke",
        "im Gartenfeld",
        "am Stadtwald",
        "in der Talstraße",
    ),
)
DEEDS = (
    *(
        "Umgestaltung",
        "Sanierung",
        "Neubau",
        "Erweiterung",
        "Begrünung",
        "barrierefreier Ausbau",
    ),
    *("Aufwertung", "Instandsetzung"),
)
_SUBJECTS = (
    *(
        "Die Stadt",
        "Das zuständige Amt",
        "Die Nachbarschaft",
        "Der Ortsbeirat",
        "Ein Planungsbüro",
    ),
    *("Die Verwaltung", "Das Projektteam", "Die Schulgemeinde"),
)
_VERBS = (
    *(
        "plant",
        "prüft",
        "bespricht",
        "untersucht",
        "begleitet",
        "vergleicht",
        "unterstützt",
    ),
    *("beschreibt",),
)
_OBJECTS = (
    *(
        "die Wege und Querungen",
        "mehr Schatten und Sitzplätze",
        "den Schutz der alten Bäume",
    ),
    *(
        "die Beleuchtung am Abend",
        "einen Ort für Jugendliche",
        "die Kosten des Betriebs",
    ),
    *(
        "sichere Abstellplätze für Räder",
        "die Anbindung an Bus und Bahn",
        "eine Pflege im Ehrenamt",
    ),
    *(
        "ruhige und belebte Bereiche",
        "die Nutzung im Winter",
        "das Regenwasser auf der Fläche",
    ),
)
_ENDINGS = (
    *(
        "bevor die Planung beginnt",
        "zusammen mit den Menschen vor Ort",
        "in mehreren Schritten",
    ),
    *("ohne zusätzliche Flächen zu versiegeln", "auf der Grundlage der Beschlüsse"),
    *("damit alle Generationen etwas davon haben", "und legt die Ergebnisse offen"),
)
_OPENINGS = (
    *(
        "Ich wohne um die Ecke.",
        "Danke für die Informationen!",
        "Eine Frage dazu:",
        "Vorschlag:",
    ),
    *(
        "Das sehe ich anders.",
        "Als Vater von zwei Kindern sage ich:",
        "Bitte bedenken Sie:",
    ),
    *("Gute Idee.", "Mir fehlt hier etwas.", "Wir haben das im Verein besprochen."),
)


def title(random: Random, number: int) -> str:
    """A title that no other number has."""
    deed, thing, place = (random.choice(words) for words in (DEEDS, THINGS, PLACES))
    return f"{thing} {place}: {deed} {number}"


def sentence(random: Random) -> str:
    subject, verb, what, ending = (
        random.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS, _ENDINGS)
    )
    return f"{subject} {verb} {what}, {ending}."


def paragraphs(random: Random, *, count: int, sentences: int) -> str:
    return "\n\n".join(" ".join(sentence(random) for _ in range(sentences)) for _ in range(count))


def comment(random: Random) -> str:
    """One to four sentences, as people write them."""
    said = [
        random.choice(_OPENINGS),
        *(sentence(random) for _ in range(random.randint(1, 3))),
    ]
    return " ".join(said)
