"""The sheet that the project was created from: each fact of its source stands on the page."""

import re

import pytest
from django.test import Client

from .reading import visible_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]

PATH = "/vorhaben/integrationskonzept-fuer-gefluechtete/"

# Fact of the source -> words of the page that say it. Sections are those of the source's blocks.
FACTS = {
    "2.1 title": ["Integrationskonzept für Geflüchtete"],
    "2.2.1 new challenges by immigration of refugees": [
        "Die Zuwanderung geflüchteter Menschen stellte Wiesbaden vor neue Herausforderungen."
    ],
    "2.2.2 order of 3 March 2016 to the steering group": [
        (
            "beauftragte die Stadtverordnetenversammlung am 3. März 2016 die Steuerungsgruppe "
            "Integration, ein Zusatzprogramm zur Integration Geflüchteter zu entwerfen"
        )
    ],
    "2.2.3 draft by an internal group, accepted on 14 July 2016": [
        "Eine interne Arbeitsgruppe schrieb den Entwurf",
        "am 14. Juli 2016 nahm die Stadtverordnetenversammlung ihn an",
    ],
    "2.2.4 order to finish a concept by the end of 2016": [
        (
            "auf dieser Grundlage bis Ende 2016 ein Konzept zur Integration geflüchteter Menschen in "
            "Wiesbaden auszuarbeiten"
        )
    ],
    "2.2.5 active part of citizens, experience and ideas": [
        "haben Bürgerinnen und Bürger aktiv mitgewirkt",
        "Ihre Erfahrungen und Ideen sind in das Konzept eingeflossen",
    ],
    "2.3.1 measures need money": ["Die einzelnen Maßnahmen brauchen Geld."],
    "2.3.2 total not known": [
        "noch nicht bekannt",
        "Was das Konzept insgesamt kostet, lässt sich zurzeit nicht ermitteln",
    ],
    "2.3.3 reason: one measure after another over the years": [
        "die Einzelmaßnahmen können nur nacheinander in den kommenden Jahren umgesetzt werden"
    ],
    "2.4 adopted on 30 March 2017, common basis for action": [
        "Am 30. März 2017 hat die Stadtverordnetenversammlung das Konzept verabschiedet.",
        "die gemeinsame Handlungsgrundlage für die weitere Integration",
    ],
    "2.5.1 refugees": ["Geflüchtete"],
    "2.5.2 associations, initiatives, volunteers": [
        "Vereine, Initiativen und Ehrenamtliche, die Geflüchtete unterstützen"
    ],
    "2.5.3 authorities, institutions, politics": [
        (
            "Behörden und Einrichtungen, staatlich oder in freier Trägerschaft, die beruflich mit "
            "Geflüchteten arbeiten; Politik"
        )
    ],
    "2.5.4 cooperation partners": [
        "Kooperationspartner bei der Umsetzung von Programmen oder Maßnahmen"
    ],
    "2.6 participation concluded": ["Beteiligung abgeschlossen"],
    "2.6 who worked together": [
        (
            "Bürgerschaft, Verwaltung, Ehrenamtliche, Hauptamtliche aus Verbänden und Einrichtungen "
            "sowie die Politik haben das Konzept gemeinsam erarbeitet"
        )
    ],
    "2.6 basis: draft of an internal group of the city": [
        "Konzeptentwurf einer internen Arbeitsgruppe der Stadtverwaltung"
    ],
    "2.6 online 1: before the opening event": [
        "Noch vor der Auftaktveranstaltung stand der Entwurf online",
        "vor dem 29. Oktober 2016",
    ],
    "2.6 online 2: comment on colour-marked action fields, suggestions": [
        (
            "die farblich markierten Handlungsfelder kommentieren, Anregungen geben und "
            "Verbesserungen vorschlagen"
        )
    ],
    "2.6 online 3: until 8 November 2016": ["bis zum 8. November 2016", "8. November 2016"],
    "2.6 online 4: passed on to the group concerned and worked in": [
        (
            "gingen die Vorschläge an die jeweils zuständige Arbeitsgruppe und wurden entsprechend "
            "eingearbeitet"
        )
    ],
    "2.6 what participants could do": ["Ideen, Verbesserungsvorschläge und Anregungen einbringen"],
    "2.6 aim: a concept drawn up jointly for the council": [
        "Der Stadtverordnetenversammlung ein gemeinsam erarbeitetes Konzept für Geflüchtete vorlegen"
    ],
    "2.6 period": ["Oktober 2016 bis Dezember 2016"],
    "2.6 29 October: opening event and first workshop": [
        (
            "29. Oktober 2016 Auftaktveranstaltung und 1. Workshop Die Handlungsfelder des Konzepts, "
            "beraten in sechs Arbeitsgruppen"
        )
    ],
    "2.6 12 November: continuation": [
        "12. November 2016 Fortsetzung des Workshops vom 29. Oktober Dieselben Handlungsfelder"
    ],
    "2.6 26 November: third workshop, overarching topics": [
        "26. November 2016 3. Workshop Drei übergeordnete Themen"
    ],
    "2.6 10 December: closing event, results in public": [
        (
            "10. Dezember 2016 Abschlussveranstaltung Die Arbeitsgruppen stellen ihre Ergebnisse "
            "öffentlich vor"
        )
    ],
    "2.6 working group 1": ["AG 1: Erstorientierung"],
    "2.6 working group 2": ["AG 2: Deutscherwerb"],
    "2.6 working group 3": ["AG 3: Bildungswege"],
    "2.6 working group 4": ["AG 4: Gesundheit + psychosoziale Versorgung"],
    "2.6 working group 5": ["AG 5: Sport + sozialkulturelle Integration"],
    "2.6 working group 6": ["AG 6: Integration in den Arbeitsmarkt"],
    "2.6 topic: volunteering, with training": [
        (
            "Koordinierung des Bürgerschaftlichen Engagements, mit Schulungen für haupt- und "
            "ehrenamtlich Aktive"
        )
    ],
    "2.6 topic: migrants' own organisations": ["Zusammenarbeit mit Migrantenselbstorganisationen"],
    "2.6 topic: information and public relations": ["Informations- und Öffentlichkeitsarbeit"],
    "2.7 federal programme: staff and moderation material": [
        (
            "Bundesprogramm „Willkommen bei Freunden“ hat das Vorhaben mit Personal und mit "
            "Moderationsmaterial unterstützt"
        )
    ],
    "2.7 otherwise mostly staff cost, no amount": [
        "vor allem Personalkosten",
        "Ein Betrag ist nicht genannt.",
    ],
    "2.8 feedback event in the first quarter of 2018, state of implementation": [
        "In einer Rückkopplungsveranstaltung wird vorgestellt, wie weit die Umsetzung dann ist.",
        "zugesagt für: 1. Quartal 2018",
    ],
    "2.9 event calendar": ["Veranstaltungskalender"],
    "2.10 expert contact 1": [
        "Amt für Zuwanderung und Integration E-Mail: integration@wiesbaden.de"
    ],
    "2.10 expert contact 2": [
        ("Amt für Grundsicherung und Flüchtlinge E-Mail: Sozialhilfe-fluechtlinge@wiesbaden.de")
    ],
    "2.10 participation contact": [
        (
            "Stabsstelle Wiesbadener Identität. Engagement. Bürgerbeteiligung. "
            "Telefon: 0611 31-4579 E-Mail: buergerbeteiligung@wiesbaden.de"
        )
    ],
    "2.11 last update": ["Letzte Aktualisierung: 28. November 2017"],
    "2.12 category without value: participation planned?": [
        "Dort ohne Wert: „Bürgerbeteiligung vorgesehen?“"
    ],
    "2.12 category without value: district concerned": [
        "„Betroffener Ortsteil“",
        "Betroffene Ortsbezirke keine Angabe",
    ],
    "2.13 count of the source and of what is handed down": ["vier gezählt, drei überliefert"],
    "2.13 first citizen: ghetto in the centre, Wellritzstraße, no more such areas": [
        "K. Brenner",
        "6. Februar 2018 10:55",
        "Ein Ghetto haben wir doch längst, mitten in der Innenstadt.",
        "Wellritzstraße",
        "nicht noch mehr solche Ecken entstehen, in denen von Integration keine Rede sein kann",
    ],
    "2.13 second citizen: cost of public transport, volunteers, small pension": [
        "Adelheid P.",
        "3. Februar 2018 19:19",
        "Was Bus und Bahn kosten, ist ein großes Hindernis für die Integration.",
        (
            "Zuallererst für die Geflüchteten, aber auch für Ehrenamtliche wie mich: Ich lebe von einer "
            "kleinen Rente."
        ),
    ],
    "2.13 second citizen: cheap transport, clean-air plan, EU limits": [
        "Günstige Fahrkarten für alle wären ein sehr kluger Weg",
        (
            "Luftreinhalteplans. Dessen Maßnahmen sind dringend, solange die Grenzwerte der EU "
            "überschritten werden"
        ),
    ],
    "2.13 second citizen: more courage, support of the majority": [
        "Ich wünsche der Stadt hier deutlich mehr Mut.",
        "die große Mehrheit der Menschen in Wiesbaden das mitträgt",
    ],
    "answer: by the moderation, at its time": [
        "Antwort der Moderation: Amt für Zuwanderung und Integration",
        "14. Februar 2018 14:18",
    ],
    "answer 1: thanks": ["Vielen Dank für Ihren Beitrag!"],
    "answer 2: whose statement": [
        "Das Amt für Zuwanderung und Integration nimmt dazu wie folgt Stellung"
    ],
    "answer 3: principle": [
        (
            "Seit vielen Jahren achtet die Stadt darauf, dass keine abgeschotteten Gebiete entstehen, "
            "in denen sich Strukturen gegen die Integration verfestigen."
        )
    ],
    "answer 4: anchor": ["ersten kommunalen Integrationskonzept aus dem Jahr 2004"],
    "answer 5: means": [
        (
            "alle Stadtteile mit besonderen Herausforderungen gefördert: zum Teil mit Geld des Bundes, "
            "in jedem Fall mit Geld der Stadt"
        ),
        (
            "ehrenamtliche Strukturen und professionelle Angebote aufzubauen, vor allem im sozialen "
            "Bereich, etwa mit Stadtteilforen"
        ),
        "Lösungen werden gemeinsam gesucht",
    ],
    "answer 6: evidence": [
        (
            "Das Amt für Stadtforschung, Strategische Steuerung und Statistik untersucht seit vielen "
            "Jahren, wie stark die Segregation in den Ortsbezirken und Stadtteilen ausgeprägt ist."
        ),
        "Anders als oft empfunden, nimmt sie nicht zu, sondern ist über die Jahre gleich geblieben.",
        "Am höchsten ist sie bei den Griechinnen und Griechen in Biebrich",
        "in der öffentlichen Wahrnehmung keine problematische Rolle",
    ],
    "answer 7: the place named": [
        (
            "Das Westend, das Sie ansprechen, wurde in den vergangenen Jahren aus dem Programm „Soziale "
            "Stadt“ unterstützt. Zurzeit gehört der Schelmengraben zu diesem Programm."
        )
    ],
    "answer 8: aim and shared responsibility": [
        "All das dient dem sozialen Zusammenhalt.",
        (
            "Kommune, Bürgerschaft und viele Verbände, Vereine und Organisationen arbeiten daran und "
            "tragen gemeinsam die Verantwortung"
        ),
    ],
    "answer 9: assessment": [
        "Nach Einschätzung unseres Amtes gelingt das im Vergleich mit anderen Landeshauptstädten gut."
    ],
    "source named": [
        "https://dein.wiesbaden.de/wiesbaden/de/prjList/49538/project/16",
        "Text vom 28.11.2017",
        "Kommentare vom Februar 2018",
        "private Namen geändert",
    ],
}
RESOLUTIONS = [
    ("beauftragt", "Zusatzprogramm zur Integration geflüchteter Menschen", "3. März 2016"),
    (
        "Entwurf angenommen",
        "Entwurf angenommen, Auftrag für ein Integrationskonzept",
        "14. Juli 2016",
    ),
    ("beschlossen", "Integrationskonzept für Geflüchtete verabschiedet", "30. März 2017"),
]


def test_every_fact_of_the_source_stands_on_the_page() -> None:
    text = visible_text(PATH)
    missing = {
        fact: [words for words in saying if words not in text]
        for fact, saying in FACTS.items()
        if any(words not in text for words in saying)
    }
    assert not missing


@pytest.mark.parametrize(("role", "title", "date"), RESOLUTIONS)
def test_resolutions_say_body_date_and_that_no_number_is_known(
    role: str, title: str, date: str
) -> None:
    expected = (
        f"{role} {title} Gremium: Stadtverordnetenversammlung Datum: {date} "
        "Nummer: Nummer nicht angegeben"
    )
    assert expected in visible_text(PATH)


def test_no_number_of_a_paper_is_invented() -> None:
    assert "Vorlage" not in visible_text(PATH).partition("Beschlüsse")[2].partition("Kosten")[0]


def test_there_is_no_second_workshop() -> None:
    assert "2. Workshop" not in visible_text(PATH)


def test_the_answer_stands_below_the_comment_that_it_answers_and_the_other_has_none() -> None:
    text = visible_text(PATH)
    order = ["6. Februar 2018 10:55", "14. Februar 2018 14:18", "3. Februar 2018 19:19"]
    positions = [text.index(moment) for moment in order]
    assert positions == sorted(positions)
    assert text.count("Antwort der Moderation") == 1


def test_two_offices_are_named_as_experts_and_one_for_participation() -> None:
    contacts = visible_text(PATH).rpartition("Kontakt")[2]
    expected = (
        r"fachlich Amt für Zuwanderung und Integration .*"
        r"Amt für Grundsicherung und Flüchtlinge .*"
        r"Bürgerbeteiligung Stabsstelle Wiesbadener Identität\."
    )
    assert re.search(expected, contacts, re.IGNORECASE)


def test_the_number_in_the_heading_is_the_number_of_texts() -> None:
    page = Client().get(PATH).content.decode()
    heading = re.search(r'id="kommentare-title"[^>]*>[^<(]*\((\d+)\)', page)
    assert heading is not None
    assert heading[1] == "3"


def test_the_promise_of_2018_shows_itself_as_overdue() -> None:
    assert "überfällig seit 1. April 2018" in visible_text(PATH)
