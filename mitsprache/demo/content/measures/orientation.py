"""Field 1: first orientation. All invented."""

from .making import (
    AUTUMN_2017,
    AUTUMN_2026,
    CITY,
    END_OF_2020,
    GIVEN,
    SPRING_2018,
    SPRING_2024,
    STATE,
    SUMMER_2019,
    each_year,
    finished,
    mile,
    once,
    preparing,
    running,
)
from .shapes import Indicator, Measure

ORIENTATION = (
    Measure(
        number="M 1.1",
        office="zuwanderung",
        start="2017-Q3",
        end="2018-06",
        partners="Bürgerbüros, Migrationsberatung der Verbände",
        contributions=(5,),
        money=(
            *once(CITY, 2017, 18_000, approved=18_000, spent=16_420),
            *each_year(CITY, 2018, (6_000, 6_000, 6_000), spent=(5_870, 6_000, 4_310)),
        ),
        milestones=(
            mile("Texte in einfachem Deutsch", "2017-09", "2017-09"),
            mile("Acht Übersetzungen gedruckt", "2018-03", "2018-04"),
            mile("Zweite Auflage, mit kurzen Filmen", "2020", ""),
        ),
        progress=(
            running(
                AUTUMN_2017, "Die Texte sind fertig, die Übersetzungen vergeben.", since="2017-07"
            ),
            running(
                SPRING_2018,
                "Sechs von acht Sprachen sind gedruckt. Dari und Tigrinya fehlen noch.",
                since="2017-07",
                next_step="Die letzten beiden Sprachen erscheinen im April.",
            ),
            finished(
                SUMMER_2019,
                "Die Mappe liegt in acht Sprachen und in einfachem Deutsch in allen Bürgerbüros.",
                since="2017-07",
                until="2018-04",
            ),
        ),
    ),
    Measure(
        number="M 1.2",
        office="zuwanderung",
        start="2018",
        end="2019-Q2",
        partners="Amt für Grundsicherung und Flüchtlinge, vier Beratungsstellen",
        place="Stadtmitte",
        money=(
            *once(CITY, 2018, 240_000, approved=240_000, spent=263_800),
            *each_year(
                CITY,
                2019,
                (185_000, 190_000, 194_000),
                spent=(121_300, 188_450, 193_120),
                posts="2.50",
            ),
        ),
        milestones=(
            mile("Räume gemietet", "2018-06", "2018-11"),
            mile("Eröffnung", "2019-04", "2019-09-02"),
            mile("Abendöffnung am Donnerstag", "2019-Q4", "2020-02"),
        ),
        progress=(
            preparing(
                AUTUMN_2017, "Drei Standorte werden geprüft.", next_step="Mietvertrag bis Sommer"
            ),
            preparing(
                SPRING_2018,
                "Zwei Standorte sind nicht stufenlos zu erreichen und fallen weg.",
                missing="Ein barrierefreier Raum in der Stadtmitte",
                next_step="Verhandlung über den dritten Standort",
            ),
            running(
                SUMMER_2019,
                "Der Umbau läuft. Die Eröffnung verschiebt sich auf September.",
                since="2018-11",
                next_step="Eröffnung am 2. September",
            ),
            finished(
                END_OF_2020,
                "Die Anlaufstelle hat an vier Tagen geöffnet, donnerstags bis 19 Uhr.",
                since="2018-11",
                until="2019-09-02",
            ),
        ),
        indicators=(
            Indicator(
                name="Beratungen im Jahr",
                unit="Gespräche",
                target="4000",
                target_date="2020",
                readings=(("2019", "1120"), ("2020", "3460")),
            ),
        ),
    ),
    Measure(
        number="M 1.3",
        office="zuwanderung",
        start="2017-Q4",
        end="2020",
        partners="Volkshochschule, Caritas",
        money=(
            *each_year(
                CITY,
                2018,
                (60_000, 75_000, 90_000),
                spent=(41_200, 78_940, 64_300),
            ),
            *each_year(STATE, 2018, (30_000, 30_000, 30_000), spent=(30_000, 30_000, 30_000)),
            *each_year(CITY, 2024, (120_000, 126_000, 130_000), spent=(118_610, 125_990)),
        ),
        milestones=(
            mile("Erste 40 Sprachmittlerinnen und Sprachmittler geschult", "2018-03", "2018-02"),
            mile("Bestellung mit einem Anruf", "2018-06", "2018-05"),
        ),
        progress=(
            preparing(
                AUTUMN_2017, "Die Schulung ist ausgeschrieben, 63 Menschen haben sich gemeldet."
            ),
            running(
                SPRING_2018,
                "42 Menschen sind geschult, zusammen sprechen sie 19 Sprachen.",
                since="2018-02",
                next_step="Ab Mai genügt den Ämtern ein Anruf.",
            ),
            running(SUMMER_2019, "2.140 Einsätze im Jahr 2018, Tendenz steigend.", since="2018-02"),
            running(
                END_OF_2020,
                "Wegen der Pandemie meist am Telefon. Der Pool bleibt nach dem Konzept bestehen.",
                since="2018-02",
            ),
            running(
                AUTUMN_2026,
                "Der Pool ist eine Daueraufgabe geworden: 71 Menschen, 26 Sprachen.",
                since="2018-02",
                reason="Aus dem Vorhaben ist eine Daueraufgabe geworden; ein Ende ist nicht geplant.",
                next_step="Schulung für Ukrainisch und Paschtu im Januar",
            ),
        ),
        indicators=(
            Indicator(
                name="Einsätze im Jahr",
                unit="Einsätze",
                target="2500",
                target_date="2020",
                readings=(("2018", "2140"), ("2019", "2870"), ("2020", "1930"), ("2025", "4410")),
            ),
        ),
    ),
    Measure(
        number="M 1.4",
        office="grundsicherung",
        start="2017-Q3",
        end="2019",
        money=(
            *once(CITY, 2017, 45_000, approved=45_000, spent=44_910),
            *once(CITY, 2018, 80_000, approved=60_000, spent=59_400),
            *once(CITY, 2019, 35_000, approved=55_000, spent=51_070),
        ),
        milestones=(
            mile("WLAN in allen Unterkünften", "2018-12", "2019-03"),
            mile("Lernräume in allen Unterkünften", "2019-12"),
        ),
        progress=(
            running(
                AUTUMN_2017,
                "In fünf von 14 Unterkünften gibt es WLAN, in drei einen Lernraum.",
                since="2017-08",
            ),
            running(SPRING_2018, "WLAN in neun, Lernräume in sechs Unterkünften.", since="2017-08"),
            running(
                SUMMER_2019, "WLAN überall, Lernräume in elf von 14 Unterkünften.", since="2017-08"
            ),
            running(
                END_OF_2020,
                "In drei Unterkünften fehlt der Raum noch immer.",
                since="2017-08",
                reason="Diese drei Häuser sind voll belegt; ein freier Raum wird als Wohnraum gebraucht.",
                missing="Räume in drei Unterkünften",
            ),
            finished(
                SPRING_2024,
                "Zwei Häuser sind geschlossen, im dritten gibt es seit Januar einen Lernraum.",
                since="2017-08",
                until="2024-01",
            ),
        ),
    ),
    Measure(
        number="M 1.5",
        office="grundsicherung",
        start="2017-Q4",
        end="2018",
        partners="Frauenbeauftragte, Behindertenbeirat",
        contributions=(8,),
        money=(*once(CITY, 2018, 25_000, approved=25_000, spent=22_780),),
        milestones=(
            mile("Gespräche in jeder Unterkunft", "2018-03", "2018-03"),
            mile("Schutzkonzepte beschlossen", "2018-12", "2018-11"),
        ),
        progress=(
            running(
                SPRING_2018,
                "In allen 14 Unterkünften haben Gespräche stattgefunden.",
                since="2017-11",
            ),
            finished(
                SUMMER_2019,
                "Jede Unterkunft hat ein Schutzkonzept und eine Ansprechperson; die Sanitärräume "
                "lassen sich abschließen.",
                since="2017-11",
                until="2018-11",
            ),
        ),
    ),
    Measure(
        number="M 1.6",
        office="zuwanderung",
        start="2017-Q4",
        end="2020",
        partners="Freiwilligenzentrum",
        money=(
            *each_year(
                CITY, 2018, (38_000, 39_000, 40_000), spent=(35_600, 38_900, 39_450), posts="0.50"
            ),
            *each_year(GIVEN, 2018, (5_000, 5_000, 5_000), spent=(7_200, 4_100, 2_650)),
            *each_year(CITY, 2025, (44_000, 45_000), spent=(43_870,), posts="0.50"),
        ),
        milestones=(
            mile("Halbe Stelle besetzt", "2018-01", "2018-02"),
            mile("Schulung vor der ersten Begegnung", "2018-04", "2018-04"),
            mile("100 Patenschaften", "2019-12", "2020-03"),
        ),
        progress=(
            preparing(AUTUMN_2017, "Die halbe Stelle ist ausgeschrieben."),
            running(
                SPRING_2018,
                "Die Stelle ist besetzt. Im April beginnt die erste Schulung, vor der ersten Begegnung.",
                since="2018-02",
            ),
            running(
                SUMMER_2019,
                "84 Patenschaften. Hört jemand auf, übernimmt die Stelle, bis Ersatz da ist.",
                since="2018-02",
                next_step="Mehr Männer als Paten gewinnen",
            ),
            running(
                END_OF_2020,
                "112 Patenschaften, viele davon am Telefon weitergeführt.",
                since="2018-02",
            ),
            running(
                AUTUMN_2026,
                "Zurzeit 96 Patenschaften; 31 Familien warten.",
                since="2018-02",
                reason="Die Patenschaften laufen weiter, solange Familien ankommen.",
                missing="Patinnen und Paten, die Dari oder Tigrinya sprechen",
            ),
        ),
        indicators=(
            Indicator(
                name="Laufende Patenschaften",
                unit="Patenschaften",
                target="100",
                target_date="2019",
                readings=(("2018", "51"), ("2019", "84"), ("2020", "112"), ("2026", "96")),
            ),
        ),
    ),
)
