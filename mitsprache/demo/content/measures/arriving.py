"""Fields 1 and 2: first orientation, learning German. All invented."""

from .making import (
    AUTUMN_2017,
    AUTUMN_2025,
    AUTUMN_2026,
    CITY,
    END_OF_2020,
    FEDERAL,
    GIVEN,
    SPRING_2018,
    SPRING_2024,
    STATE,
    SUMMER_2019,
    SUMMER_2026,
    each_year,
    finished,
    mile,
    not_begun,
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

GERMAN = (
    Measure(
        number="M 2.1",
        office="zuwanderung",
        start="2017-Q3",
        end="2020",
        partners="Volkshochschule und fünf weitere Träger",
        money=(
            *each_year(
                CITY,
                2017,
                (90_000, 210_000, 210_000, 180_000),
                spent=(84_300, 203_770, 207_150, 131_900),
            ),
            *each_year(
                STATE,
                2017,
                (40_000, 80_000, 80_000, 80_000),
                spent=(40_000, 80_000, 78_200, 64_000),
            ),
            *each_year(CITY, 2024, (230_000, 230_000, 215_000), spent=(228_400, 229_150)),
        ),
        milestones=(
            mile("Jeden Monat ein Anfangskurs", "2017-10", "2017-10"),
            mile("Wartezeit unter acht Wochen", "2019-06", "2019-11"),
        ),
        progress=(
            running(AUTUMN_2017, "Seit Oktober beginnt jeden Monat ein Kurs.", since="2017-10"),
            running(
                SPRING_2018,
                "Sechs Kurse, 114 Menschen. Die Wartezeit liegt bei elf Wochen.",
                since="2017-10",
            ),
            running(
                SUMMER_2019,
                "Die Wartezeit liegt bei neun Wochen.",
                since="2017-10",
                missing="Lehrkräfte mit Zulassung",
            ),
            running(
                END_OF_2020,
                "Sieben Wochen Wartezeit; ein Teil der Kurse läuft online.",
                since="2017-10",
            ),
            running(
                SUMMER_2026,
                "Die Wartezeit ist wieder auf zwölf Wochen gestiegen.",
                since="2017-10",
                reason="Der Bund hat Kursplätze gekürzt; die Stadt kann das nicht auffangen.",
                missing="Rund 200 Kursplätze im Jahr",
                next_step="Beratung im Sozialausschuss",
            ),
        ),
        indicators=(
            Indicator(
                name="Wartezeit auf einen Kurs",
                unit="Wochen",
                target="8",
                target_date="2019-06",
                readings=(("2018-03", "11"), ("2019-06", "9"), ("2020-11", "7"), ("2026-07", "12")),
            ),
        ),
    ),
    Measure(
        number="M 2.2",
        office="zuwanderung",
        start="2017-Q4",
        end="2018-06",
        partners="Alle sechs Kursträger",
        money=(*once(CITY, 2018, 12_000, approved=12_000, spent=9_640),),
        milestones=(mile("Alle Träger haben unterschrieben", "2018-06", "2018-05"),),
        progress=(
            preparing(AUTUMN_2017, "Der Test liegt im Entwurf vor."),
            running(
                SPRING_2018,
                "Fünf von sechs Trägern machen mit.",
                since="2018-01",
                next_step="Gespräch mit dem sechsten Träger",
            ),
            finished(
                SUMMER_2019,
                "Ein Test, sechs Träger. Niemand muss mehr zweimal antreten.",
                since="2018-01",
                until="2018-05",
            ),
        ),
    ),
    Measure(
        number="M 2.3",
        office="zuwanderung",
        start="2018",
        end="2020",
        partners="Kursträger, Amt für Soziale Arbeit",
        money=(
            *each_year(
                CITY,
                2018,
                (70_000, 110_000, 140_000),
                approved=(70_000, 95_000, 95_000),
                spent=(48_200, 94_310, 71_660),
            ),
            *each_year(STATE, 2018, (25_000, 40_000, 40_000), spent=(25_000, 40_000, 33_500)),
            *each_year(
                CITY, 2025, (120_000, 120_000), approved=(120_000, 90_000), spent=(116_240,)
            ),
        ),
        milestones=(
            mile("Ein Drittel der Kurse mit Betreuung", "2018-12", "2019-02"),
            mile("Die Hälfte der Kurse mit Betreuung", "2020-12"),
        ),
        progress=(
            not_begun(
                AUTUMN_2017,
                "Das Geld ist erst im Haushalt 2018 vorgesehen.",
                next_step="Zwei Kurse ab März 2018",
            ),
            running(
                SPRING_2018,
                "Zwei von 13 Kursen haben eine Kinderbetreuung, vier weitere sind vereinbart.",
                since="2018-03",
                missing="Betreuungskräfte am Vormittag",
            ),
            running(SUMMER_2019, "Fünf von 14 Kursen: ein gutes Drittel.", since="2018-03"),
            running(
                END_OF_2020,
                "Sechs von 14 Kursen. Die Hälfte ist nicht erreicht.",
                since="2018-03",
                missing="Zwei Räume neben den Kursräumen und das Geld für 2021",
                next_step="Antrag zum Haushalt 2022",
            ),
            running(
                AUTUMN_2026,
                "Sieben von 15 Kursen, so viele wie nie. Einer fehlt zur Hälfte.",
                since="2018-03",
                reason="2026 sind nur 90.000 von 120.000 Euro bewilligt.",
                missing="30.000 Euro für einen weiteren Kurs",
                next_step="Antrag zum Haushalt 2028",
            ),
        ),
        indicators=(
            Indicator(
                name="Kurse mit Kinderbetreuung",
                unit="Prozent",
                target="50",
                target_date="2020",
                readings=(
                    ("2018-03", "15.38"),
                    ("2019-06", "35.71"),
                    ("2020-11", "42.86"),
                    ("2026-10", "46.67"),
                ),
            ),
        ),
    ),
    Measure(
        number="M 2.4",
        office="zuwanderung",
        start="2017-Q4",
        end="2020",
        partners="Vereine, Gemeinden, Stadtteilbibliotheken",
        money=(
            *each_year(CITY, 2018, (26_000, 31_000, 36_000), spent=(19_480, 30_240, 11_700)),
            *each_year(GIVEN, 2018, (3_000, 3_000, 3_000), spent=(3_900, 3_200, 600)),
            *each_year(CITY, 2025, (34_000, 34_000), spent=(33_150,)),
        ),
        milestones=(
            mile("Ein Sprachcafé in 13 Ortsbezirken", "2018-12", "2018-10"),
            mile("Ein Sprachcafé in allen 26 Ortsbezirken", "2020-12"),
        ),
        progress=(
            running(AUTUMN_2017, "In neun Ortsbezirken gibt es ein Sprachcafé.", since="2017-09"),
            running(
                SPRING_2018,
                "In elf Ortsbezirken; im Westend und in Biebrich schon zweimal die Woche.",
                since="2017-09",
            ),
            running(
                SUMMER_2019, "In 17 Ortsbezirken, vier davon zweimal die Woche.", since="2017-09"
            ),
            running(
                END_OF_2020,
                "Seit dem Frühjahr sind alle geschlossen, fünf treffen sich online.",
                since="2017-09",
                missing="Räume, die groß genug zum Lüften sind",
            ),
            running(
                AUTUMN_2025,
                "In 19 Ortsbezirken, sechs davon zweimal die Woche.",
                since="2017-09",
                reason="In sieben Ortsbezirken findet sich kein Träger.",
                next_step="Gespräche in Medenbach, Breckenheim und Heßloch",
            ),
        ),
        indicators=(
            Indicator(
                name="Ortsbezirke mit Sprachcafé",
                unit="Ortsbezirke",
                target="26",
                target_date="2020",
                readings=(
                    ("2017-10", "9"),
                    ("2018-03", "11"),
                    ("2019-06", "17"),
                    ("2025-10", "19"),
                ),
            ),
        ),
    ),
    Measure(
        number="M 2.5",
        office="bibliothek",
        start="2018-Q1",
        end="2019",
        money=(*each_year(CITY, 2018, (3_500, 3_500), spent=(2_980, 3_410)),),
        milestones=(mile("50 Tandems", "2019-12", "2019-10"),),
        progress=(
            running(SPRING_2018, "Die Kartei steht, 14 Tandems haben begonnen.", since="2018-01"),
            running(SUMMER_2019, "38 Tandems in elf Sprachen.", since="2018-01"),
            finished(
                END_OF_2020,
                "61 Tandems. Die Vermittlung gehört jetzt zum Angebot der Bücherei.",
                since="2018-01",
                until="2019-12",
            ),
        ),
    ),
    Measure(
        number="M 2.6",
        office="zuwanderung",
        start="2018",
        end="2020",
        partners="Volkshochschule",
        money=(
            *each_year(
                CITY,
                2018,
                (40_000, 40_000, 40_000),
                approved=(0, 40_000, 40_000),
                spent=(0, 37_900, 28_050),
            ),
            *each_year(FEDERAL, 2019, (60_000, 60_000), spent=(60_000, 52_300)),
        ),
        milestones=(
            mile("Zwei Kurse mit höchstens zehn Personen", "2018-06", "2019-02"),
            mile("Vier Kurse", "2020-06"),
        ),
        progress=(
            not_begun(
                SPRING_2018,
                "Für 2018 ist kein Geld bewilligt; der Antrag beim Bund läuft.",
                missing="40.000 Euro im Haushalt 2018",
                next_step="Bescheid des Bundes im Herbst",
            ),
            running(
                SUMMER_2019,
                "Zwei Kurse mit 18 Menschen, bezahlt von Bund und Stadt.",
                since="2019-02",
            ),
            running(
                END_OF_2020,
                "Drei Kurse; der vierte scheitert bisher an der Lehrkraft.",
                since="2019-02",
                missing="Eine Lehrkraft für Alphabetisierung",
            ),
            running(
                SPRING_2024,
                "Weiter drei Kurse.",
                since="2019-02",
                reason="Für den vierten Kurs findet sich seit Jahren keine Lehrkraft.",
                missing="Eine Lehrkraft für Alphabetisierung",
            ),
        ),
    ),
)
