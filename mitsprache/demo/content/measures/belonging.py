"""Fields 5 and 6: sport and culture, work. All invented."""

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
    stopped,
)
from .shapes import Indicator, Measure

SPORT_AND_CULTURE = (
    Measure(
        number="M 5.1",
        office="sport",
        start="2018-01",
        end="2020",
        partners="Sportkreis, 46 Vereine",
        money=(
            *each_year(CITY, 2018, (36_000, 42_000, 45_000), spent=(21_780, 40_310, 26_900)),
            *each_year(CITY, 2025, (38_000, 38_000), spent=(36_450,)),
        ),
        milestones=(
            mile("Vertrag mit dem Sportkreis", "2017-12", "2017-12"),
            mile("500 Mitglieder im ersten Jahr", "2018-12", "2019-02"),
            mile("Beitrag in drei Stufen", "2019-01", "2019-01"),
        ),
        progress=(
            preparing(AUTUMN_2017, "Der Vertrag mit dem Sportkreis liegt zur Unterschrift."),
            running(
                SPRING_2018,
                "183 Menschen sind beigetreten, zwei Drittel davon Kinder.",
                since="2018-01",
            ),
            running(
                SUMMER_2019,
                "Seit Januar steigt der Beitrag nach dem freien Jahr in drei Stufen. Von 512 Mitgliedern "
                "sind 340 geblieben.",
                since="2018-01",
            ),
            finished(
                END_OF_2020,
                "Das freie Jahr und die drei Stufen stehen jetzt in der Förderrichtlinie für alle Vereine.",
                since="2018-01",
                until="2020-09",
            ),
        ),
        indicators=(
            Indicator(
                name="Nach dem freien Jahr geblieben",
                unit="Prozent",
                target="60",
                target_date="2020",
                readings=(("2019-06", "66.41"), ("2020-11", "58.9")),
            ),
        ),
        evidence=(
            (
                "Förderrichtlinie Sport der Stadt (Beispieladresse)",
                "https://stadt.example/sport/foerderung",
            ),
        ),
    ),
    Measure(
        number="M 5.2",
        office="sport",
        start="2018-Q1",
        end="2020",
        partners="Mattiaqua, Schwimmvereine",
        money=(
            *each_year(CITY, 2018, (28_000, 32_000, 32_000), spent=(24_600, 31_870, 9_200)),
            *each_year(GIVEN, 2018, (4_000, 4_000, 4_000), spent=(4_000, 4_000, 0)),
            *each_year(CITY, 2025, (40_000, 40_000), approved=(30_000, 30_000), spent=(29_980,)),
        ),
        milestones=(
            mile("Eigene Kurse für Frauen", "2018-04", "2018-04"),
            mile("Kein Kind verlässt die Grundschule als Nichtschwimmer", "2020-07"),
        ),
        progress=(
            running(
                SPRING_2018,
                "Vier Kurse für Kinder, einer für Frauen, alle voll.",
                since="2018-02",
                missing="Wasserzeiten am Nachmittag",
            ),
            running(
                SUMMER_2019,
                "Neun Kurse. 78 Prozent der Kinder schwimmen am Ende der 4. Klasse sicher.",
                since="2018-02",
            ),
            running(
                END_OF_2020,
                "Die Bäder waren sieben Monate geschlossen; drei Kurse sind nachgeholt.",
                since="2018-02",
            ),
            running(
                AUTUMN_2026,
                "Elf Kurse. 71 Prozent der Kinder schwimmen sicher, weniger als 2019.",
                since="2018-02",
                reason="Bewilligt sind 30.000 von 40.000 Euro, und ein Bad wird saniert.",
                missing="Wasserzeiten und 10.000 Euro im Jahr",
                next_step="Zwei Kurse mehr, wenn das Bad wieder öffnet",
            ),
        ),
        indicators=(
            Indicator(
                name="Kinder, die am Ende der 4. Klasse sicher schwimmen",
                unit="Prozent",
                target="100",
                target_date="2020-07",
                readings=(("2019-06", "78"), ("2026-07", "71")),
            ),
        ),
    ),
    Measure(
        number="M 5.3",
        office="sport",
        start="2018-Q3",
        end="2020",
        partners="Sportkreis",
        money=(
            *each_year(CITY, 2018, (6_000, 6_000, 6_000), spent=(4_320, 5_890, 1_450)),
            *each_year(STATE, 2018, (3_000, 3_000, 3_000), spent=(3_000, 3_000, 1_000)),
        ),
        milestones=(
            mile("15 im Jahr 2018", "2018-12", "2018-11"),
            mile("15 im Jahr 2019", "2019-12", "2019-12"),
            mile("15 im Jahr 2020", "2020-12"),
        ),
        progress=(
            not_begun(
                SPRING_2018, "Der erste Lehrgang beginnt im August.", next_step="Anmeldung ab Mai"
            ),
            running(
                SUMMER_2019, "16 haben den Schein, elf leiten schon eine Gruppe.", since="2018-08"
            ),
            running(
                END_OF_2020,
                "2020 konnten nur vier die Prüfung machen.",
                since="2018-08",
                next_step="Die Prüfungen werden 2021 nachgeholt.",
            ),
            finished(
                SPRING_2024,
                "Seit 2022 bildet der Sportkreis ohne Geld der Stadt weiter aus.",
                since="2018-08",
                until="2022",
            ),
        ),
    ),
    Measure(
        number="M 5.4",
        office="gruen",
        start="2018",
        end="2020",
        partners="Amt für Zuwanderung und Integration, Gartenvereine",
        place="Westend, Biebrich, Schelmengraben",
        money=(
            *once(CITY, 2018, 42_000, approved=42_000, spent=39_650),
            *each_year(CITY, 2019, (15_000, 15_000), spent=(14_210, 8_300)),
            *each_year(CITY, 2025, (18_000, 18_000), spent=(17_420,)),
        ),
        milestones=(
            mile("Garten in Biebrich", "2018-05", "2018-05"),
            mile("Werkstatt im Westend", "2018-10", "2019-01"),
            mile("Küche im Schelmengraben", "2019-06"),
        ),
        progress=(
            preparing(AUTUMN_2017, "Drei Flächen und zwei Räume sind besichtigt."),
            preparing(
                SPRING_2018,
                "Der Garten in Biebrich wird im Mai angelegt.",
                next_step="Mietvertrag für die Werkstatt",
            ),
            running(
                SUMMER_2019,
                "Garten und Werkstatt laufen, 60 Menschen kommen regelmäßig.",
                since="2018-05",
            ),
            running(
                END_OF_2020,
                "Der Garten war den ganzen Sommer offen, die Werkstatt zu.",
                since="2018-05",
                missing="Ein Raum für die Küche",
            ),
            running(
                AUTUMN_2025,
                "Zwei von drei Orten. Im Schelmengraben gibt es noch immer keine Küche.",
                since="2018-05",
                reason="Der vorgesehene Raum wird seit 2021 als Kita gebraucht.",
                missing="Ein Raum für die Küche",
            ),
        ),
    ),
    Measure(
        number="M 5.5",
        office="kultur",
        start="2018-Q2",
        end="2019",
        partners="Staatstheater, Museen, Musikschule",
        money=(*each_year(CITY, 2018, (5_000, 5_000), spent=(2_310, 4_880)),),
        milestones=(mile("Zehn Häuser machen mit", "2018-09", "2018-12"),),
        progress=(
            preparing(SPRING_2018, "Sieben Häuser haben zugesagt."),
            finished(
                SUMMER_2019,
                "13 Häuser, 1.640 Besuche im ersten Jahr.",
                since="2018-09",
                until="2019-05",
            ),
        ),
    ),
    Measure(
        number="M 5.6",
        office="identitaet",
        start="2017-Q3",
        end="2020",
        money=(
            *each_year(
                CITY, 2017, (10_000, 20_000, 20_000, 20_000), spent=(7_400, 19_200, 20_000, 13_850)
            ),
            *each_year(
                CITY, 2023, (20_000, 20_000, 20_000, 20_000), spent=(19_980, 20_000, 18_760)
            ),
        ),
        milestones=(
            mile("Gruppe für die Vergabe", "2017-09", "2017-09"),
            mile("50 Ideen gefördert", "2019-12", "2019-11"),
        ),
        progress=(
            running(
                AUTUMN_2017,
                "Die Gruppe hat elf Mitglieder, sieben davon selbst geflüchtet. Acht Ideen sind gefördert.",
                since="2017-09",
            ),
            running(SPRING_2018, "19 Ideen, vom Chor bis zur Fahrradschule.", since="2017-09"),
            running(SUMMER_2019, "43 Ideen.", since="2017-09"),
            running(END_OF_2020, "61 Ideen. Die Gruppe trifft sich online.", since="2017-09"),
            running(
                AUTUMN_2025,
                "Seit 2017 sind 187 Ideen gefördert worden.",
                since="2017-09",
                reason="Der Topf ist geblieben, weil er gebraucht wird; ein Ende ist nicht geplant.",
            ),
        ),
    ),
)

WORK = (
    Measure(
        number="M 6.1",
        office="grundsicherung",
        start="2017-Q4",
        end="2020",
        partners="Agentur für Arbeit",
        money=(
            *each_year(
                CITY, 2018, (58_000, 59_000, 60_000), spent=(53_100, 58_800, 59_300), posts="1.00"
            ),
        ),
        milestones=(mile("Gespräch in den ersten drei Monaten", "2018-06", "2018-09"),),
        progress=(
            preparing(AUTUMN_2017, "Der Fragebogen ist mit Geflüchteten erprobt."),
            running(
                SPRING_2018,
                "310 Gespräche. Im Schnitt vergehen fünf Monate bis dahin.",
                since="2018-01",
                missing="Eine zweite Fachkraft",
            ),
            running(
                SUMMER_2019,
                "Das Gespräch findet im Schnitt nach elf Wochen statt.",
                since="2018-01",
            ),
            finished(
                END_OF_2020,
                "Das Gespräch gehört zum festen Ablauf im Jobcenter.",
                since="2018-01",
                until="2020-10",
            ),
        ),
    ),
    Measure(
        number="M 6.2",
        office="zuwanderung",
        start="2018",
        end="2019",
        partners="Handwerkskammer, Industrie- und Handelskammer",
        money=(*each_year(FEDERAL, 2018, (25_000, 25_000), spent=(9_800, 24_600)),),
        milestones=(mile("Fünf Berufe", "2018-10", "2018-12"), mile("Zehn Berufe", "2019-12")),
        progress=(
            not_begun(
                SPRING_2018,
                "Die Kammern stimmen die Prüfungen noch ab.",
                next_step="Beginn mit fünf Berufen im Herbst",
            ),
            running(SUMMER_2019, "Sieben Berufe, 48 Bescheinigungen.", since="2018-12"),
            stopped(
                END_OF_2020,
                "Die Förderung des Bundes ist ausgelaufen, und die Kammern bieten seit Sommer ein eigenes "
                "Verfahren an.",
                text="48 Bescheinigungen in sieben Berufen bleiben gültig.",
                since="2018-12",
            ),
        ),
    ),
    Measure(
        number="M 6.3",
        office="zuwanderung",
        start="2018-09",
        end="2020-08",
        partners="30 Betriebe, Berufsschulen",
        money=(
            *each_year(CITY, 2018, (20_000, 60_000, 40_000), spent=(18_700, 57_200, 38_600)),
            *each_year(FEDERAL, 2018, (40_000, 120_000, 80_000), spent=(40_000, 118_300, 77_500)),
        ),
        milestones=(
            mile("40 Plätze", "2018-09", "2018-09"),
            mile("Erster Jahrgang beginnt eine Ausbildung", "2019-09", "2019-09"),
        ),
        progress=(
            preparing(
                SPRING_2018,
                "26 Betriebe haben 37 Plätze zugesagt.",
                next_step="Beginn im September",
            ),
            running(SUMMER_2019, "40 haben begonnen, 34 sind noch dabei.", since="2018-09"),
            finished(
                END_OF_2020,
                "Von 80 jungen Menschen haben 57 eine Ausbildung begonnen.",
                since="2018-09",
                until="2020-08",
            ),
        ),
        indicators=(
            Indicator(
                name="In Ausbildung gewechselt",
                unit="Prozent",
                target="70",
                target_date="2020",
                readings=(("2019-09", "67.5"), ("2020-09", "71.25")),
            ),
        ),
    ),
    Measure(
        number="M 6.4",
        office="zuwanderung",
        start="2018-Q3",
        end="2020",
        money=(
            *each_year(
                CITY, 2018, (22_000, 55_000, 56_000), spent=(19_400, 54_100, 55_800), posts="1.00"
            ),
            *each_year(CITY, 2025, (64_000, 66_000), spent=(63_300,), posts="1.00"),
        ),
        milestones=(mile("Stelle besetzt", "2018-08", "2018-08"),),
        progress=(
            preparing(SPRING_2018, "Die Stelle ist bewilligt und ausgeschrieben."),
            running(
                SUMMER_2019, "61 Auszubildende haben eine feste Ansprechperson.", since="2018-08"
            ),
            running(
                END_OF_2020,
                "74 werden begleitet, neun von zehn bestehen die Zwischenprüfung.",
                since="2018-08",
            ),
            running(
                AUTUMN_2026,
                "88 werden begleitet.",
                since="2018-08",
                reason="Solange junge Menschen eine Ausbildung beginnen, bleibt die Stelle.",
            ),
        ),
    ),
    Measure(
        number="M 6.5",
        office="zuwanderung",
        start="2018-Q1",
        end="2019",
        partners="Wirtschaftsförderung, Jobcenter, Ausländerbehörde",
        contributions=(7,),
        money=(*each_year(CITY, 2018, (48_000, 50_000), spent=(41_200, 49_700), posts="0.75"),),
        milestones=(mile("Rückruf in zwei Werktagen", "2018-06", "2018-05"),),
        progress=(
            running(
                SPRING_2018,
                "Die Stelle ist seit Februar besetzt, 64 Betriebe haben angerufen.",
                since="2018-02",
            ),
            finished(
                SUMMER_2019,
                "Der Lotse ruft im Schnitt nach einem Tag zurück und bringt Entscheidungen anderer Ämter mit.",
                since="2018-02",
                until="2019-04",
            ),
        ),
    ),
    Measure(
        number="M 6.6",
        office="identitaet",
        start="2017-Q4",
        end="2020",
        partners="Personalamt",
        money_unknown="Praktika und Ausbildung bezahlt jedes Amt aus seinem eigenen Haushalt.",
        milestones=(
            mile("20 Praktika im Jahr", "2018-12", "2018-12"),
            mile("Sechs Ausbildungsplätze im Jahr", "2019-09"),
        ),
        progress=(
            running(AUTUMN_2017, "Acht Praktika, zwei Auszubildende.", since="2017-09"),
            running(
                SPRING_2018,
                "Neun Praktika, zwei Auszubildende.",
                since="2017-09",
                missing="Ämter, die ausbilden können",
            ),
            running(SUMMER_2019, "23 Praktika, vier Auszubildende.", since="2017-09"),
            running(END_OF_2020, "Elf Praktika, fünf Auszubildende.", since="2017-09"),
            running(
                SUMMER_2026,
                "26 Praktika, fünf Auszubildende. Das Ziel von sechs ist nie erreicht worden.",
                since="2017-09",
                reason="Für sechs Plätze fehlen Bewerbungen mit dem verlangten Sprachniveau.",
                next_step="Ein Deutschkurs neben der Ausbildung ab 2027",
            ),
        ),
    ),
)
