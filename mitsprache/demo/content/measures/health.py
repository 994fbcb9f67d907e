"""Field 4: health. All invented."""

from .making import (
    AUTUMN_2017,
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
    stopped,
)
from .shapes import Indicator, Measure

HEALTH = (
    Measure(
        number="M 4.1",
        office="grundsicherung",
        start="2017-Q4",
        end="2018",
        partners="Krankenkassen, Land Hessen",
        money_unknown="Was die Karte kostet, hängt vom Vertrag des Landes mit den Kassen ab; den gibt es noch nicht.",
        progress=(
            not_begun(
                AUTUMN_2017,
                "Die Stadt darf die Karte erst einführen, wenn das Land einen Vertrag mit den Kassen schließt.",
                next_step="Schreiben an das Sozialministerium",
            ),
            not_begun(
                SPRING_2018,
                "Das Land hat den Vertrag noch nicht geschlossen.",
                missing="Der Rahmenvertrag des Landes",
            ),
            not_begun(
                END_OF_2020,
                "Das Land hat den Vertrag nicht geschlossen. Allein kann die Stadt die Karte nicht einführen.",
                missing="Der Rahmenvertrag des Landes",
            ),
            stopped(
                SPRING_2024,
                "Seit 2023 stellt die Stadt Behandlungsscheine elektronisch aus. Die Karte selbst wird es "
                "ohne das Land nicht geben.",
            ),
        ),
    ),
    Measure(
        number="M 4.2",
        office="soziales",
        start="2018",
        end="2020",
        partners="Ärztekammer, Kliniken",
        contributions=(4,),
        money=(
            *each_year(CITY, 2018, (45_000, 60_000, 60_000), spent=(22_310, 57_480, 63_900)),
            *each_year(GIVEN, 2018, (15_000, 0, 0), spent=(15_000, 0, 0)),
            *each_year(CITY, 2024, (85_000, 85_000, 85_000), spent=(91_300, 88_760)),
        ),
        milestones=(
            mile("Telefon und Video", "2018-10", "2018-11"),
            mile("Hebammen angeschrieben", "2017-12", "2017-12"),
        ),
        progress=(
            preparing(
                AUTUMN_2017,
                "Der Pool wird aufgebaut. Auch Hebammen können ihn nutzen; wir schreiben sie an.",
            ),
            preparing(
                SPRING_2018,
                "23 Dolmetscherinnen und Dolmetscher sind geschult.",
                next_step="Start im Herbst",
            ),
            running(
                SUMMER_2019,
                "610 Einsätze im ersten halben Jahr, ein Drittel am Telefon.",
                since="2018-11",
            ),
            running(END_OF_2020, "1.480 Einsätze im Jahr, die meisten per Video.", since="2018-11"),
            running(
                SUMMER_2026,
                "1.920 Einsätze im vergangenen Jahr. Das Geld reicht bis Oktober.",
                since="2018-11",
                reason="Der Pool ist eine Daueraufgabe geworden.",
                missing="10.000 Euro bis Jahresende",
            ),
        ),
    ),
    Measure(
        number="M 4.3",
        office="soziales",
        start="2017-Q4",
        end="2018-Q3",
        money=(*once(CITY, 2018, 14_000, approved=14_000, spent=13_120),),
        milestones=(mile("Heft in acht Sprachen", "2018-09", "2018-09"),),
        progress=(
            running(
                SPRING_2018,
                "Der Text ist geschrieben und von zwei Ärztinnen geprüft.",
                since="2017-12",
            ),
            finished(
                SUMMER_2019,
                "12.000 Hefte sind verteilt, die zweite Auflage liegt in den Praxen.",
                since="2017-12",
                until="2018-09",
            ),
        ),
    ),
    Measure(
        number="M 4.4",
        office="soziales",
        start="2018-Q1",
        end="2020",
        partners="Psychosoziales Zentrum",
        money=(
            *each_year(
                CITY, 2018, (62_000, 64_000, 64_000), spent=(44_300, 63_100, 58_700), posts="1.00"
            ),
        ),
        milestones=(mile("In vier großen Unterkünften", "2018-04", "2018-06"),),
        progress=(
            preparing(
                SPRING_2018,
                "Eine Fachkraft ist gefunden, die Räume fehlen noch.",
                missing="Ein Raum mit Tür in zwei Unterkünften",
            ),
            running(
                SUMMER_2019,
                "Jede Woche in vier Unterkünften, im Schnitt neun Gespräche am Tag.",
                since="2018-06",
            ),
            finished(
                END_OF_2020,
                "Die Sprechstunde gehört jetzt zum Vertrag mit dem Psychosozialen Zentrum.",
                since="2018-06",
                until="2020-10",
            ),
        ),
    ),
    Measure(
        number="M 4.5",
        office="soziales",
        start="2018-Q3",
        end="2020",
        partners="Psychosoziales Zentrum, Universitätsklinik",
        money=(
            *each_year(STATE, 2019, (110_000, 110_000), spent=(82_000, 110_000)),
            *each_year(
                CITY, 2019, (60_000, 60_000), approved=(40_000, 60_000), spent=(40_000, 55_900)
            ),
            *each_year(CITY, 2025, (75_000, 75_000), spent=(74_810,)),
            *each_year(
                STATE, 2025, (110_000, 110_000), approved=(110_000, 80_000), spent=(110_000,)
            ),
        ),
        milestones=(mile("Zehn Plätze", "2019-03", "2019-05"), mile("Zwanzig Plätze", "2020-03")),
        progress=(
            not_begun(
                SPRING_2018,
                "Das Land entscheidet im Herbst über seinen Anteil.",
                missing="Die Zusage des Landes",
            ),
            running(SUMMER_2019, "Zehn Plätze, alle belegt. 27 Menschen warten.", since="2019-05"),
            running(
                END_OF_2020,
                "Vierzehn Plätze.",
                since="2019-05",
                missing="Therapeutinnen und Therapeuten mit Kassenzulassung",
            ),
            running(
                AUTUMN_2026,
                "Sechzehn Plätze, 38 Menschen warten im Schnitt sieben Monate.",
                since="2019-05",
                reason="Das Land hat seinen Anteil 2026 gekürzt, und vier Stellen sind nicht zu besetzen.",
                missing="30.000 Euro und vier Fachkräfte",
                next_step="Gespräch mit dem Land im Dezember",
            ),
        ),
        indicators=(
            Indicator(
                name="Therapieplätze",
                unit="Plätze",
                target="20",
                target_date="2020-03",
                readings=(("2019-06", "10"), ("2020-11", "14"), ("2026-10", "16")),
            ),
        ),
    ),
    Measure(
        number="M 4.6",
        office="soziales",
        start="2017-Q4",
        end="2019",
        money=(*each_year(CITY, 2018, (9_000, 9_000), spent=(8_240, 8_910)),),
        milestones=(mile("200 Menschen geschult", "2019-12", "2019-09"),),
        progress=(
            running(
                SPRING_2018,
                "Drei Schulungen, 54 Menschen, zwei Drittel davon Ehrenamtliche.",
                since="2017-11",
            ),
            finished(
                END_OF_2020,
                "231 Menschen sind geschult; die Volkshochschule führt das Angebot weiter.",
                since="2017-11",
                until="2019-12",
            ),
        ),
    ),
    Measure(
        number="M 4.7",
        office="soziales",
        start="2018-Q2",
        end="2020",
        partners="Frühe Hilfen",
        money=(
            *each_year(FEDERAL, 2018, (30_000, 40_000, 40_000), spent=(18_900, 39_600, 40_000)),
            *each_year(CITY, 2019, (10_000, 10_000), spent=(10_000, 10_000)),
        ),
        milestones=(mile("Zwei Familienhebammen", "2018-06", "2018-08"),),
        progress=(
            not_begun(
                SPRING_2018,
                "Beide Stellen sind ausgeschrieben, es hat sich eine Hebamme beworben.",
                next_step="Beginn mit einer Hebamme im Sommer",
            ),
            running(SUMMER_2019, "Zwei Hebammen, 63 Familien.", since="2018-08"),
            finished(
                END_OF_2020,
                "Die Besuche gehören jetzt zu den Frühen Hilfen, für alle Familien.",
                since="2018-08",
                until="2020-06",
            ),
        ),
    ),
)
