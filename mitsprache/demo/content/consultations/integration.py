"""The consultation of the source's process: a draft online, comments until 8 November 2016.

The dates and the process are those of the source; the draft and every contribution are invented.
"""

from datetime import date

from mitsprache.demo.content.shapes import (
    Consultation,
    Contribution,
    Hiding,
    NextVersion,
    Rewording,
    moment,
    prose,
)

INTEGRATION = Consultation(
    project="integrationskonzept-fuer-gefluechtete",
    file_name="integrationskonzept.docx",
    document="Integrationskonzept für Geflüchtete",
    slug="integrationskonzept-entwurf",
    title="Integrationskonzept: Was sagen Sie zum Entwurf?",
    intro=prose(
        """
        Eine Arbeitsgruppe der Verwaltung hat einen Entwurf mit sechs Handlungsfeldern geschrieben.
        Bevor die Arbeitsgruppen zusammenkommen, sind Sie gefragt: Was fehlt, was ist falsch, was
        wissen Sie besser?

        Der Text des Entwurfs und alle Beiträge sind für diese Vorführung erfunden. Anlass und
        Termine sind echt.
        """
    ),
    room_for_decision=prose(
        """
        Offen ist, welche Ziele und Maßnahmen in das Konzept kommen. Nicht offen ist, was Bundes-
        und Landesrecht regeln.
        """
    ),
    who_decides=prose(
        """
        Sechs Arbeitsgruppen aus Bürgerschaft, Vereinen und Verwaltung beraten jeden Vorschlag. Das
        fertige Konzept beschließt die Stadtverordnetenversammlung.
        """
    ),
    what_follows=prose(
        """
        Ihr Beitrag geht an die Arbeitsgruppe des Handlungsfelds. Was sie daraus gemacht hat, steht
        danach bei Ihrem Beitrag.
        """
    ),
    answer_due="2016-12",
    imported_at=moment("2016-10-04 09:00"),
    released_at=moment("2016-10-07 14:00"),
    published_at=moment("2016-10-10 08:00"),
    opens_at=moment("2016-10-10 08:00"),
    last_day=date(2016, 11, 8),
    contributions=(
        Contribution(
            author="leyla",
            at=moment("2016-10-11 19:22"),
            section="M 2.3",
            kind="wording",
            exact="Mindestens ein Drittel der Kurse findet dort statt, wo Kinder betreut werden.",
            text=prose(
                """
                Ein Drittel ist zu wenig. In unserem Haus können vier von fünf Müttern nicht zum
                Kurs, weil niemand auf die Kleinen aufpasst.
                """
            ),
            wording=(
                "Mindestens die Hälfte der Kurse findet dort statt, wo Kinder betreut werden, auch "
                "Kinder unter drei Jahren."
            ),
            supporters=("amira", "nele", "samira", "rosa", "citizen"),
        ),
        Contribution(
            author="omar",
            at=moment("2016-10-12 21:40"),
            section="M 2.1",
            kind="suggestion",
            text=prose(
                """
                Bitte auch Kurse am Abend und am Samstag. Wer arbeitet, kann vormittags nicht
                lernen, und wer nicht lernt, bekommt keine bessere Arbeit.
                """
            ),
            supporters=("tarik", "marek"),
        ),
        Contribution(
            author="adelheid",
            at=moment("2016-10-15 10:05"),
            section="M 1.6",
            kind="suggestion",
            text=prose(
                """
                Ich begleite seit einem Jahr eine Familie. Niemand hat mir gesagt, was ich darf und
                was nicht. Die Schulung muss vor der Patenschaft kommen, nicht danach. Und wer
                aufhört, braucht jemanden, der übernimmt.
                """
            ),
            supporters=("heinz", "petra", "kastanie"),
        ),
        Contribution(
            guest="Hebamme aus Biebrich",
            email="hebamme@post.example",
            at=moment("2016-10-18 22:51"),
            confirmed_at=moment("2016-10-19 06:40"),
            section="M 4.7",
            kind="suggestion",
            text=prose(
                """
                Hausbesuche ohne Dolmetschen sind halbe Besuche. Bitte die Telefonleitung aus M 4.2
                auch für Hebammen öffnen.
                """
            ),
        ),
        Contribution(
            author="amira",
            at=moment("2016-10-20 17:15"),
            section="M 1.1",
            kind="suggestion",
            language="ar",
            text=prose(
                """
                الحقيبة فكرة جميلة، لكن الكثيرين لا يقرؤون أوراقاً كثيرة. أقترح مقاطع فيديو قصيرة
                يمكن مشاهدتها على الهاتف.
                """
            ),
            supporters=("leyla",),
        ),
        Contribution(
            name="Turnverein im Westend",
            organisation="Turnverein im Westend",
            channel="letter",
            at=moment("2016-10-24 11:00"),
            section="M 5.1",
            kind="objection",
            text=prose(
                """
                Ein beitragsfreies Jahr hilft, aber danach sind die Leute wieder weg. Wir schlagen
                vor, den Beitrag in drei Stufen steigen zu lassen.
                """
            ),
        ),
        Contribution(
            name="Inhaber eines Malerbetriebs",
            channel="phone",
            at=moment("2016-10-26 14:35"),
            section="M 6.5",
            kind="support",
            text=prose(
                """
                Am Telefon aufgenommen: Eine Nummer für alle Fragen wäre ein Segen. Wichtig ist,
                dass die Person am anderen Ende entscheiden darf.
                """
            ),
        ),
        Contribution(
            name="Karte von der Stellwand, AG 4",
            channel="workshop",
            at=moment("2016-10-29 12:10"),
            section="4.2",
            kind="suggestion",
            text="Nicht jeder braucht Therapie. Viele brauchen Schlaf, Ruhe und eine Tür, die zugeht.",
        ),
        Contribution(
            name="Karte von der Stellwand, AG 5",
            channel="workshop",
            at=moment("2016-10-29 12:25"),
            section="M 5.2",
            kind="suggestion",
            text="Frauen-Schwimmen auch am Wochenende, mit Bademeisterin!",
        ),
        Contribution(
            name="Elternbeirat einer Grundschule",
            organisation="Elternbeirat",
            channel="mail",
            at=moment("2016-11-02 08:17"),
            section="M 3.3",
            kind="question",
            text=prose(
                """
                Wer entscheidet, wann ein Kind in die Regelklasse wechselt, und können die Eltern
                dabei mitreden?
                """
            ),
        ),
        Contribution(
            author="quast",
            at=moment("2016-11-03 20:48"),
            kind="objection",
            text=prose(
                """
                Dem Konzept fehlt eine Aussage dazu, was es kostet und in welcher Reihenfolge die
                Maßnahmen kommen. Zwei Dinge gehören hinein: eine Rangfolge und ein jährlicher
                Bericht an die Öffentlichkeit.
                """
            ),
            edited_at=moment("2016-11-03 21:02"),
            edited_text=prose(
                """
                Dem Konzept fehlt eine Aussage zu Kosten und Reihenfolge. Zwei Dinge gehören hinein:
                eine Rangfolge der Maßnahmen und ein jährlicher Bericht an die Öffentlichkeit.
                """
            ),
            supporters=("brenner", "luise"),
        ),
        Contribution(
            author="brenner",
            at=moment("2016-11-04 23:31"),
            section="6.3",
            kind="objection",
            text="Die nehmen uns nur die Arbeit weg, und ihr bezahlt das auch noch.",
            hiding=Hiding(
                at=moment("2016-11-05 09:20"),
                ground="insult",
                reason=(
                    "Der Text setzt Geflüchtete als Gruppe herab und macht keinen Vorschlag zum "
                    "Abschnitt."
                ),
            ),
        ),
        Contribution(
            author="ben",
            at=moment("2016-11-06 16:09"),
            section="M 3.4",
            kind="suggestion",
            text="Ich würde mitmachen, wenn man das als Praktikum anrechnen kann.",
            withdrawn_at=moment("2016-11-07 18:30"),
        ),
        Contribution(
            author="sofia",
            at=moment("2016-11-07 12:44"),
            section="M 2.4",
            kind="suggestion",
            text=prose(
                """
                Das Sprachcafé im Bürgerhaus ist jede Woche voll. Statt überall ein neues zu
                gründen, lieber die bestehenden an zwei Tagen öffnen.
                """
            ),
            supporters=("delkenheimerin",),
        ),
        Contribution(
            author="sam",
            at=moment("2016-11-08 23:52"),
            section="5.3",
            kind="support",
            language="en",
            text=prose(
                """
                Please keep this goal. Being asked to help run something was the first time I felt I
                lived here.
                """
            ),
        ),
        Contribution(
            author="rudi",
            at=moment("2016-11-09 00:04"),
            form_opened_at=moment("2016-11-08 23:38"),
            section="1.1",
            kind="suggestion",
            text=prose(
                """
                Habe beim Schreiben auf die Uhr vergessen. Trotzdem: Zu jeder Anlaufstelle gehört
                ein Fahrradständer und ein Busplan, sonst findet keiner hin.
                """
            ),
        ),
        Contribution(
            name="Frauentreff im Nachbarschaftshaus",
            organisation="Frauentreff im Nachbarschaftshaus",
            channel="letter",
            at=moment("2016-11-08 10:00"),
            section="M 2.3",
            kind="suggestion",
            text=prose(
                """
                Wir haben in unserer Runde gefragt: Neun von zwölf Frauen warten auf einen Kurs, bei
                dem jemand auf die Kinder aufpasst. Ein Drittel der Kurse reicht nicht.
                """
            ),
        ),
    ),
    next_version=NextVersion(
        released_at=moment("2016-12-20 14:00"),
        note=prose(
            """
            Die Arbeitsgruppen haben die Beiträge beraten. Neu ist vor allem: mehr Kurse mit
            Kinderbetreuung, Schulung vor der Patenschaft und ein Vereinsbeitrag, der in Stufen
            steigt.
            """
        ),
        changes=(
            Rewording(
                section="M 1.6",
                before="schult die Patinnen und Paten und hilft, wenn es schwierig wird.",
                after=(
                    "schult die Patinnen und Paten, bevor sie anfangen, und sorgt für Ersatz, wenn "
                    "jemand aufhört."
                ),
            ),
            Rewording(section="M 1.7"),
            Rewording(
                section="M 2.3",
                before="Mindestens ein Drittel der Kurse findet dort statt, wo Kinder betreut werden.",
                after="Mindestens die Hälfte der Kurse findet dort statt, wo Kinder betreut werden.",
            ),
            Rewording(
                section="M 2.4",
                parts=(
                    (
                        "Sprachcafés in jedem Ortsbezirk",
                        (
                            "In jedem Ortsbezirk gibt es einmal in der Woche ein Sprachcafé: ohne "
                            "Anmeldung, ohne Tafel, mit Kaffee. Wo es voll ist, öffnet es zweimal."
                        ),
                    ),
                    (
                        "Wer die Sprachcafés trägt",
                        "Träger sind Vereine, Gemeinden und Büchereien, die Stadt bezahlt die Räume.",
                    ),
                ),
            ),
            Rewording(
                section="M 5.1",
                before="Geflüchtete können ein Jahr lang ohne Beitrag in einen Verein eintreten.",
                after=(
                    "Geflüchtete können ein Jahr lang ohne Beitrag in einen Verein eintreten; danach "
                    "steigt der Beitrag in drei Stufen."
                ),
            ),
        ),
    ),
)
