"""Six groups, two workshops, and an answer to every contribution.

Groups, topics and days are those of the source; who sat there, what was said and what was decided
is invented, like the contributions themselves.
"""

from datetime import date

from mitsprache.demo.content.shapes import moment, prose

from .integration_groups import GROUPS, TOPICS
from .shapes import (
    Block,
    Concern,
    Decision,
    Deliberation,
    Join,
    Recommendation,
    Sitting,
    Split,
)

WORKSHOP_1 = date(2016, 10, 29)
WORKSHOP_2 = date(2016, 11, 12)
_ALL = ("1", "2", "3", "4", "5", "6")


def _said(
    group: str,
    verdict: str,
    reason: str,
    *,
    day: date = WORKSHOP_2,
    votes: tuple[int, int, int] | None = None,
) -> tuple[Recommendation, ...]:
    return (
        Recommendation(group=group, verdict=verdict, reason=prose(reason), day=day, votes=votes),
    )


INTEGRATION = Deliberation(
    consultation="integrationskonzept-entwurf",
    office="zuwanderung",
    groups=GROUPS,
    topics=TOPICS,
    set_up_at=moment("2016-10-08 09:00"),
    packets_at=(moment("2016-10-28 15:00"), moment("2016-11-09 08:30")),
    sittings=(
        Sitting(day=WORKSHOP_1, title="Auftakt und 1. Workshop", groups=_ALL),
        Sitting(day=WORKSHOP_2, title="Fortsetzung des Workshops", groups=_ALL),
    ),
    blocks=(
        Block(
            verdict="noted",
            title="Danke für die Unterstützung",
            text="Danke, dass Sie uns das schreiben. Der Abschnitt bleibt, wie er ist.",
        ),
        Block(
            verdict="elsewhere",
            title="An den Träger weitergegeben",
            text=(
                "Das regelt nicht das Konzept, sondern der Träger selbst. Wir haben Ihren Vorschlag "
                "dorthin weitergegeben."
            ),
        ),
        Block(
            verdict="outside_remit",
            title="Bundesrecht",
            text=(
                "Darüber entscheidet der Bund, nicht die Stadt. Wir können den Vorschlag deshalb "
                "nicht aufnehmen."
            ),
        ),
    ),
    splits=(
        Split(
            of=11,
            parts=(
                ("Eine Rangfolge der Maßnahmen", "eine Rangfolge der Maßnahmen"),
                ("Ein jährlicher Bericht", "ein jährlicher Bericht an die Öffentlichkeit"),
            ),
            at=moment("2016-11-10 09:40"),
        ),
    ),
    joins=(Join(of=17, into=1, at=moment("2016-11-09 08:10")),),
    concerns=(
        Concern(
            of=1,
            days=(WORKSHOP_1, WORKSHOP_2),
            recommendations=_said(
                "2",
                "adopted_in_part",
                """
                Die Hälfte ist richtig, das zeigen auch die Wartelisten. Für Kinder unter drei gibt
                es zu wenige Fachkräfte; das können wir nicht versprechen.
                """,
                votes=(9, 0, 1),
            ),
            decision=Decision(
                verdict="adopted_in_part",
                reason=prose(
                    """
                    Aus einem Drittel wird die Hälfte: So steht es jetzt in M 2.3. Die Betreuung von
                    Kindern unter drei Jahren haben wir nicht aufgenommen. Dafür fehlen
                    Krippenplätze und Fachkräfte, und wir wollen nichts versprechen, was wir nicht
                    halten können.
                    """
                ),
                sections=("M 2.3",),
                note="Die Hälfte statt eines Drittels der Kurse.",
            ),
        ),
        Concern(
            of=2,
            days=(WORKSHOP_2,),
            recommendations=_said(
                "2",
                "elsewhere",
                "Der Wunsch ist berechtigt, gehört aber in die Kursprogramme der Träger.",
                votes=(10, 0, 0),
            ),
            decision=Decision(
                verdict="elsewhere",
                block="An den Träger weitergegeben",
                reason=prose(
                    """
                    Wann ein Kurs stattfindet, regelt nicht das Konzept, sondern der Träger des
                    Kurses. Wir haben Ihren Vorschlag an die Volkshochschule und die anderen Träger
                    weitergegeben und um Abend- und Samstagskurse gebeten.
                    """
                ),
            ),
        ),
        Concern(
            of=3,
            days=(WORKSHOP_1, WORKSHOP_2),
            recommendations=(
                *_said(
                    "1",
                    "adopted",
                    """
                    Schulung vor der ersten Begegnung, und ein Name für den Fall, dass jemand
                    aufhört. Beides soll hinein.
                    """,
                ),
                *_said("5", "adopted", "Das gilt für jedes Ehrenamt, nicht nur für Patenschaften."),
            ),
            decision=Decision(
                verdict="adopted",
                reason=prose(
                    """
                    Sie haben recht: Wer jemanden begleitet, muss vorher wissen, was er darf. M 1.6
                    sagt jetzt, dass die Schulung vor der Patenschaft kommt und dass jemand
                    übernimmt, wenn eine Patin oder ein Pate aufhört.
                    """
                ),
                sections=("M 1.6",),
                note="Schulung vor dem Anfang, Ersatz beim Aufhören.",
            ),
        ),
        Concern(
            of=4,
            days=(WORKSHOP_2,),
            recommendations=_said(
                "4",
                "already_contained",
                "Hebammen gehören für uns zu den Praxen. Das sollte man ihnen aber auch sagen.",
            ),
            decision=Decision(
                verdict="already_contained",
                reason=prose(
                    """
                    Der Pool aus M 4.2 steht allen offen, die Kranke und Schwangere versorgen, auch
                    freiberuflichen Hebammen und auch am Telefon. Weil das offenbar niemand wusste,
                    schreiben wir es den Hebammen noch einmal.
                    """
                ),
            ),
        ),
        Concern(
            of=5,
            days=(WORKSHOP_2,),
            recommendations=_said(
                "1", "noted", "Gute Idee für die nächste Auflage; Geld gibt es dafür noch nicht."
            ),
            decision=Decision(
                verdict="noted",
                reason=prose(
                    """
                    Kurze Filme fürs Handy erreichen viele besser als eine Mappe, da stimmen wir zu.
                    Bezahlt sind sie noch nicht. Wir prüfen sie, wenn die Mappe zum ersten Mal
                    erneuert wird.
                    """
                ),
            ),
        ),
        Concern(
            of=6,
            days=(WORKSHOP_1, WORKSHOP_2),
            recommendations=_said(
                "5",
                "adopted",
                "Drei Stufen sind für die Familien zu schaffen und für die Vereine planbar.",
                votes=(8, 1, 2),
            ),
            decision=Decision(
                verdict="adopted",
                reason=prose(
                    """
                    Das ist besser als ein Bruch nach zwölf Monaten. In M 5.1 steht jetzt: Nach dem
                    beitragsfreien Jahr steigt der Beitrag in drei Stufen.
                    """
                ),
                sections=("M 5.1",),
                note="Der Beitrag steigt in drei Stufen.",
            ),
        ),
        Concern(
            of=7,
            days=(WORKSHOP_2,),
            recommendations=_said("6", "noted", "Bestätigt, was wir vorhaben."),
            decision=Decision(
                verdict="noted",
                block="Danke für die Unterstützung",
                reason=prose(
                    """
                    Danke, dass Sie uns das sagen. Die Stelle aus M 6.5 darf Auskünfte verbindlich
                    geben; wo ein anderes Amt entscheidet, bringt sie die Entscheidung mit.
                    """
                ),
            ),
        ),
        Concern(
            of=8,
            days=(WORKSHOP_1,),
            recommendations=_said(
                "4", "already_contained", "Genau so ist Ziel 4.2 gemeint.", day=WORKSHOP_1
            ),
            decision=Decision(
                verdict="already_contained",
                reason=prose(
                    """
                    So sehen wir es auch. Ziel 4.2 unterscheidet deshalb zwischen Therapie und
                    jemandem, der zuhört; und M 1.5 verlangt abschließbare Räume in jeder
                    Unterkunft.
                    """
                ),
            ),
        ),
        Concern(
            of=9,
            days=(WORKSHOP_1, WORKSHOP_2),
            recommendations=_said(
                "5",
                "not_adopted",
                "Leider keine Halle und keine Aufsicht am Wochenende, wir haben nachgefragt.",
                votes=(5, 4, 2),
            ),
            decision=Decision(
                verdict="not_adopted",
                reason=prose(
                    """
                    Am Wochenende sind die drei Hallenbäder für alle geöffnet und voll; eine Halle
                    nur für Frauen müsste andere ausschließen. Auch fehlen Bademeisterinnen. Die
                    Frauenkurse bleiben deshalb werktags, dort immer mit einer Bademeisterin. Wenn
                    das neue Bad fertig ist, beraten wir noch einmal.
                    """
                ),
            ),
        ),
        Concern(
            of=10,
            days=(WORKSHOP_2,),
            recommendations=_said(
                "3", "answered", "Die Frage kommt oft. Sie verdient eine klare Antwort."
            ),
            decision=Decision(
                verdict="answered",
                reason=prose(
                    """
                    Über den Wechsel entscheidet die Schulleitung auf Vorschlag der Lehrkräfte beider
                    Klassen. Eltern werden vorher gehört, mit Dolmetschen, wenn sie es wünschen.
                    Sind sie nicht einverstanden, hilft das Staatliche Schulamt.
                    """
                ),
            ),
        ),
        Concern(
            of=11,
            part=1,
            decision=Decision(
                verdict="not_adopted",
                reason=prose(
                    """
                    Eine Rangfolge können wir heute nicht ehrlich aufstellen: Das Geld wird Jahr für
                    Jahr bewilligt, und manches zahlt das Land nur, wenn es gleich beginnt. Eine
                    Liste, die wir jedes Jahr umstoßen müssten, hülfe niemandem.
                    """
                ),
            ),
        ),
        Concern(
            of=11,
            part=2,
            decision=Decision(
                verdict="elsewhere",
                reason=prose(
                    """
                    Ein Bericht ist vorgesehen, er steht aber nicht im Konzept, sondern im Steckbrief
                    des Vorhabens: Im 1. Quartal 2018 zeigen wir öffentlich, was umgesetzt ist und
                    was nicht.
                    """
                ),
            ),
        ),
        Concern(
            of=14,
            days=(WORKSHOP_2,),
            recommendations=_said(
                "2",
                "adopted_in_part",
                "Öfter öffnen, wo es voll ist; neue Cafés trotzdem, wo noch keines ist.",
            ),
            decision=Decision(
                verdict="adopted_in_part",
                reason=prose(
                    """
                    Wo ein Sprachcafé voll ist, öffnet es künftig zweimal in der Woche; das steht
                    jetzt in M 2.4. Auf neue Cafés verzichten wir nicht, denn in vier Ortsbezirken
                    gibt es noch gar keines.
                    """
                ),
                sections=("M 2.4",),
                note="Wo es voll ist, öffnet es zweimal.",
            ),
        ),
        Concern(
            of=15,
            days=(WORKSHOP_2,),
            recommendations=_said("5", "noted", "Danke. Genau dafür machen wir das."),
            decision=Decision(
                verdict="noted",
                block="Danke für die Unterstützung",
                reason="Danke, dass Sie uns das schreiben. Das Ziel 5.3 bleibt, wie es ist.",
            ),
        ),
        Concern(
            of=16,
            days=(WORKSHOP_2,),
            recommendations=_said(
                "1", "elsewhere", "Kam nach der Frist, ist aber leicht zu erfüllen."
            ),
            decision=Decision(
                verdict="elsewhere",
                reason=prose(
                    """
                    Ihr Beitrag kam vier Minuten nach dem Ende der Frist, gelesen haben wir ihn
                    trotzdem. Fahrradständer und Fahrpläne gehören nicht in ein Konzept; das
                    Tiefbauamt stellt sie an den Anlaufstellen auf.
                    """
                ),
            ),
        ),
    ),
    decided_on=date(2016, 12, 5),
    drafted_at=moment("2016-12-05 11:20"),
    approved_at=moment("2016-12-08 16:00"),
    answers_at=moment("2016-12-10 10:00"),
    worked_in_at=moment("2016-12-16 13:30"),
    closed_at=moment("2016-12-20 15:00"),
)
