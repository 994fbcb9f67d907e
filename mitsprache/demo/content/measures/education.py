"""Field 3: education. All invented."""

from .making import (
    AUTUMN_2017,
    AUTUMN_2025,
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
    preparing,
    running,
    stopped,
)
from .shapes import Measure

EDUCATION = (
    Measure(
        number="M 3.1",
        office="soziales",
        start="2017-Q4",
        end="2020",
        partners="Familienbildungsstätten",
        target_groups=("gefluechtete",),
        money=(
            *each_year(STATE, 2018, (54_000, 54_000, 54_000), spent=(52_800, 54_000, 37_900)),
            *each_year(CITY, 2018, (20_000, 20_000, 20_000), spent=(17_640, 19_870, 12_300)),
        ),
        milestones=(
            mile("Drei Spielgruppen", "2018-03", "2018-02"),
            mile("Sechs Spielgruppen", "2019-09", "2020-01"),
        ),
        progress=(
            running(SPRING_2018, "Drei Gruppen, 41 Kinder mit ihren Eltern.", since="2018-01"),
            running(
                SUMMER_2019,
                "Fünf Gruppen. Eine Fachkraft fehlt für die sechste.",
                since="2018-01",
                missing="Eine Fachkraft",
            ),
            finished(
                END_OF_2020,
                "Sechs Gruppen. Das Land bezahlt sie künftig als Teil der Frühen Hilfen.",
                since="2018-01",
                until="2020-10",
            ),
        ),
    ),
    Measure(
        number="M 3.2",
        office="schule",
        start="2018-Q3",
        end="2020",
        money=(
            *each_year(
                CITY,
                2018,
                (18_000, 42_000, 43_000),
                approved=(0, 42_000, 43_000),
                spent=(0, 31_500, 42_880),
                posts="0.75",
            ),
        ),
        milestones=(mile("Stelle besetzt", "2018-08", "2019-04"),),
        progress=(
            not_begun(
                SPRING_2018,
                "Die Stelle ist im Haushalt 2018 nicht bewilligt.",
                missing="Eine Dreiviertelstelle",
                next_step="Neuer Antrag zum Haushalt 2019",
            ),
            running(
                SUMMER_2019,
                "Die Stelle ist seit April besetzt; 37 Familien sind begleitet worden.",
                since="2019-04",
            ),
            finished(
                END_OF_2020,
                "92 Familien im Jahr. Die Stelle ist jetzt unbefristet.",
                since="2019-04",
                until="2020-09",
            ),
        ),
    ),
    Measure(
        number="M 3.3",
        office="schule",
        start="2017-Q3",
        end="2019-07",
        partners="Staatliches Schulamt, Schulen mit Intensivklassen",
        money_unknown="Die Lehrkräfte bezahlt das Land; was die Stadt zusätzlich zahlt, lässt sich davon nicht trennen.",
        milestones=(
            mile("Alle Grundschulen", "2018-08", "2018-08"),
            mile("Alle weiterführenden Schulen", "2019-07", ""),
        ),
        progress=(
            running(AUTUMN_2017, "Elf von 16 Schulen machen es so.", since="2017-08"),
            running(SPRING_2018, "Alle Grundschulen haben zugesagt.", since="2017-08"),
            running(
                END_OF_2020,
                "Alle Grundschulen, vier von sieben weiterführenden Schulen.",
                since="2017-08",
                reason="Drei Schulen halten am eigenen Stundenplan der Intensivklassen fest; darüber entscheiden sie selbst.",
            ),
            stopped(
                SPRING_2024,
                "Seit 2023 regelt ein Erlass des Landes den Übergang. Eine eigene Maßnahme der Stadt "
                "braucht es nicht mehr.",
                since="2017-08",
            ),
        ),
    ),
    Measure(
        number="M 3.4",
        office="schule",
        start="2017-Q4",
        end="2020",
        partners="Hochschule, Freiwilligenzentrum",
        money=(
            *each_year(CITY, 2018, (48_000, 52_000, 52_000), spent=(45_900, 51_730, 29_400)),
            *each_year(GIVEN, 2018, (10_000, 10_000, 10_000), spent=(12_500, 8_000, 8_000)),
            *each_year(CITY, 2025, (61_000, 63_000), spent=(60_220,)),
        ),
        milestones=(
            mile("An acht Schulen", "2018-02", "2018-02"),
            mile("An allen 16 Schulen", "2019-08", "2019-08"),
        ),
        progress=(
            running(AUTUMN_2017, "An fünf Schulen hat es begonnen.", since="2017-09"),
            running(SPRING_2018, "An neun Schulen, 148 Kinder.", since="2017-09"),
            running(SUMMER_2019, "An 14 Schulen; zum neuen Schuljahr an allen.", since="2017-09"),
            running(
                END_OF_2020,
                "An allen 16 Schulen, zurzeit mit weniger Kindern in einem Raum.",
                since="2017-09",
            ),
            running(
                AUTUMN_2025,
                "An allen 18 Schulen mit Intensivklasse, 410 Kinder.",
                since="2017-09",
                reason="Die Hausaufgabenhilfe ist eine Daueraufgabe geworden.",
            ),
        ),
    ),
    Measure(
        number="M 3.5",
        office="schule",
        start="2018",
        end="2019",
        partners="Elternbeirat der Stadt",
        money=(*each_year(CITY, 2018, (15_000, 15_000), spent=(9_420, 14_610)),),
        milestones=(
            mile("Zwölf Briefe in acht Sprachen", "2018-08", "2018-09"),
            mile("40 Elternlotsinnen und Elternlotsen", "2019-06", "2019-05"),
        ),
        progress=(
            preparing(
                SPRING_2018,
                "Die zwölf häufigsten Briefe werden übersetzt.",
                next_step="Ausbildung der ersten Elternlotsinnen im Herbst",
            ),
            running(
                SUMMER_2019,
                "43 Mütter und Väter sind ausgebildet und helfen in 17 Sprachen.",
                since="2018-05",
            ),
            finished(
                END_OF_2020,
                "Briefe, Dolmetschen und Elternlotsen sind Alltag.",
                since="2018-05",
                until="2019-12",
            ),
        ),
    ),
    Measure(
        number="M 3.6",
        office="schule",
        start="2018-Q3",
        end="2020",
        partners="Abendhaupt- und Abendrealschule",
        money=(
            *each_year(CITY, 2018, (12_000, 30_000, 30_000), spent=(11_600, 29_900, 30_000)),
            *each_year(STATE, 2019, (45_000, 45_000), spent=(45_000, 45_000)),
        ),
        milestones=(
            mile("Erste Klasse mit 20 Plätzen", "2018-09", "2018-09"),
            mile("Erste Abschlüsse", "2020-06", "2020-07"),
        ),
        progress=(
            preparing(SPRING_2018, "Die Abendschule richtet zum Herbst eine Klasse ein."),
            running(
                SUMMER_2019,
                "22 junge Erwachsene lernen für den Hauptschulabschluss.",
                since="2018-09",
            ),
            finished(
                END_OF_2020,
                "17 haben den Abschluss; eine neue Klasse hat begonnen.",
                since="2018-09",
                until="2020-07",
            ),
        ),
    ),
    Measure(
        number="M 3.7",
        office="zuwanderung",
        start="2018",
        end="2020",
        partners="Hochschule, Industrie- und Handelskammer, Handwerkskammer",
        money=(
            *each_year(FEDERAL, 2018, (35_000, 35_000, 35_000), spent=(29_300, 35_000, 33_100)),
        ),
        progress=(
            not_begun(
                SPRING_2018,
                "Die Beratung soll in die Anlaufstelle einziehen, und die gibt es noch nicht.",
                next_step="Beginn mit der Eröffnung",
            ),
            running(
                END_OF_2020,
                "Seit September 2019 jeden Dienstag in der Anlaufstelle, 640 Gespräche.",
                since="2019-09",
            ),
            running(
                SUMMER_2026,
                "Jeden Dienstag und Donnerstag.",
                since="2019-09",
                reason="Die Beratung ist eine Daueraufgabe geworden.",
            ),
        ),
    ),
)
