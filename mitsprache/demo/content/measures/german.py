"""Field 2: learning German. All invented."""

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
