"""What became of the concept: the council's adoption, its measures and two feedback reports.

Day and text of the resolution are the source's. Measures, money and progress are invented, like
the draft; the source says of them only that they are carried out step by step and need money.
"""

from datetime import date

from mitsprache.demo.content.shapes import moment, prose

from .belonging import SPORT_AND_CULTURE, WORK
from .education import EDUCATION
from .german import GERMAN
from .health import HEALTH
from .orientation import ORIENTATION
from .shapes import Programme, Report

PROGRAMMES = (
    Programme(
        project="integrationskonzept-fuer-gefluechtete",
        resolution="stvv-2017-03-30",
        version=2,
        adopted_at=moment("2017-03-31 09:00"),
        office="zuwanderung",
        entered_at=moment("2017-05-08 10:00"),
        published_at=moment("2017-05-22 12:00"),
        measures=(*ORIENTATION, *GERMAN, *EDUCATION, *HEALTH, *SPORT_AND_CULTURE, *WORK),
        reports=(
            Report(
                cut_off=date(2018, 3, 15),
                title="Rückkopplung 2018: ein Jahr nach dem Beschluss",
                note=prose(
                    """
                    Vor einem Jahr hat die Stadtverordnetenversammlung das Konzept beschlossen. Dieser
                    Bericht sagt zu jeder Maßnahme, wie weit sie ist, was sie kostet und was fehlt.

                    Beschluss und Zusage sind echt. Maßnahmen, Geld und Stände sind für diese
                    Vorführung erfunden.
                    """
                ),
                made_at=moment("2018-03-16 09:00"),
                event="integrationskonzept-rueckkopplung-2018",
            ),
            Report(
                cut_off=date(2020, 12, 31),
                title="Rückkopplung 2020: was bis zum Ende des Konzepts erreicht ist",
                note=prose(
                    """
                    Das Konzept galt bis Ende 2020. Was erreicht ist, was nicht und warum, steht hier;
                    was weiterläuft, bleibt im Verzeichnis der Maßnahmen.

                    Maßnahmen, Geld und Stände sind für diese Vorführung erfunden.
                    """
                ),
                made_at=moment("2021-01-18 10:30"),
            ),
        ),
    ),
)

__all__ = ["PROGRAMMES"]
