"""The council: bodies and resolutions.

The three resolutions of 2016 and 2017 on integration are real and carry no number in the source;
all others are invented. Numbers keep their leading zeros, dates their precision.
"""

from mitsprache.demo.content.shapes import Body, Resolution

_DISTRICT_COUNCILS = (
    ("biebrich", "Biebrich"),
    ("bierstadt", "Bierstadt"),
    ("delkenheim", "Delkenheim"),
    ("dotzheim", "Dotzheim"),
    ("erbenheim", "Erbenheim"),
    ("kostheim", "Mainz-Kostheim"),
    ("naurod", "Naurod"),
    ("schierstein", "Schierstein"),
    ("westend", "Westend, Bleichstraße"),
)

BODIES = (
    Body(
        key="stvv",
        kind="council",
        name="Stadtverordnetenversammlung",
        short_name="StVV",
    ),
    Body(key="magistrat", kind="executive", name="Magistrat"),
    Body(
        key="ausschuss-beteiligung",
        kind="committee",
        name="Ausschuss für Bürgerbeteiligung und Integration",
    ),
    Body(
        key="ausschuss-umwelt", kind="committee", name="Ausschuss für Umwelt und Klima"
    ),
    Body(
        key="ausschuss-planung",
        kind="committee",
        name="Ausschuss für Planung, Bau und Verkehr",
    ),
    Body(
        key="ausschuss-bildung",
        kind="committee",
        name="Ausschuss für Schule, Kultur und Sport",
    ),
    *(
        Body(
            key=f"ortsbeirat-{key}", kind="district_council", name=f"Ortsbeirat {name}"
        )
        for key, name in _DISTRICT_COUNCILS
    ),
)

RESOLUTIONS = (
    Resolution(
        key="stvv-2016-03-03",
        body="stvv",
        on="2016-03-03",
        title="Zusatzprogramm zur Integration geflüchteter Menschen",
        decided=(
            "Die Steuerungsgruppe Integration wird beauftragt, ein Zusatzprogramm zur Integration "
            "geflüchteter Menschen zu entwerfen."
        ),
    ),
    Resolution(
        key="stvv-2016-07-14",
        body="stvv",
        on="2016-07-14",
        title="Entwurf angenommen, Auftrag für ein Integrationskonzept",
        decided=(
            "Der Entwurf des Zusatzprogramms wird angenommen. Auf seiner Grundlage soll die "
            "Steuerungsgruppe Integration bis Ende 2016 ein Konzept zur Integration geflüchteter "
            "Menschen in Wiesbaden ausarbeiten."
        ),
    ),
    Resolution(
        key="stvv-2017-03-30",
        body="stvv",
        on="2017-03-30",
        title="Integrationskonzept für Geflüchtete verabschiedet",
        decided=(
            "Das Integrationskonzept für Geflüchtete wird verabschiedet und ist die gemeinsame "
            "Handlungsgrundlage für die weitere Integration."
        ),
    ),
    Resolution(
        key="stvv-2023",
        body="stvv",
        on="2023",
        title="Prüfauftrag: ein Ort für die Stadtgeschichte",
        decided="Der Magistrat möge prüfen, ob und wo ein Haus der Stadtgeschichte möglich ist.",
    ),
    Resolution(
        key="ob-biebrich-2023",
        body="ortsbeirat-biebrich",
        on="",
        number="0522",
        title="Restfläche im Parkfeld als Platz nutzen",
        decided="Der Ortsbeirat bittet um einen Vorschlag für die Fläche zwischen den Blöcken.",
    ),
    Resolution(
        key="stvv-2024-02",
        body="stvv",
        on="2024-02",
        title="Befragung zur Stadtteilbibliothek Dotzheim",
        decided="Die Ergebnisse der Befragung werden zur Kenntnis genommen.",
    ),
    Resolution(
        key="magistrat-0094",
        body="magistrat",
        on="2024-04-23",
        number="0094",
        paper="24-V-41-0003",
        paper_title="Umbau der Stadtteilbibliothek Dotzheim",
        title="Umbau der Stadtteilbibliothek Dotzheim",
        decided="Der Umbau wird mit Gesamtkosten von 3,15 Millionen Euro beschlossen.",
    ),
    Resolution(
        key="magistrat-0176",
        body="magistrat",
        on="2024-06-25",
        number="0176",
        paper="24-V-61-0019",
        paper_title="Quartiersplatz Parkfeld",
        title="Bau des Quartiersplatzes Parkfeld",
        decided="Der von der Nachbarschaft gewählte Entwurf wird gebaut.",
    ),
    Resolution(
        key="ob-biebrich-2024",
        body="ortsbeirat-biebrich",
        on="2024-10-08",
        number="0061",
        title="Stellungnahme zur Radachse",
        decided="Der Ortsbeirat begrüßt die Radachse und bittet um mehr Ladezonen.",
    ),
    Resolution(
        key="stvv-0199",
        body="stvv",
        on="2024-11-14",
        number="0199",
        paper="24-V-66-0031",
        paper_title="Programm barrierefreie Haltestellen 2025 bis 2028",
        title="Programm barrierefreie Haltestellen",
        decided="240 Haltestellen werden bis Ende 2028 nach der Punkteliste umgebaut.",
    ),
    Resolution(
        key="stvv-0207",
        body="stvv",
        on="2024-12-19",
        number="0207",
        paper="24-V-64-0008",
        paper_title="Solaranlagen auf Schuldächern",
        title="Solaranlagen auf 40 Schuldächern",
        decided="Bis Ende 2028 werden 40 Schuldächer mit Solaranlagen ausgestattet.",
    ),
    Resolution(
        key="stvv-0288",
        body="stvv",
        on="2025-04-24",
        number="0288",
        paper="25-V-36-0004",
        paper_title="Hitzeaktionsplan",
        title="Hitzeaktionsplan beschlossen",
        decided="Der Hitzeaktionsplan wird beschlossen; über jeden Sommer wird berichtet.",
    ),
    Resolution(
        key="magistrat-0233",
        body="magistrat",
        on="2025-06-24",
        number="0233",
        paper="25-V-66-0007",
        paper_title="Mobilstationen in den östlichen Ortsbezirken",
        title="Sieben Mobilstationen",
        decided="Sieben Mobilstationen werden gebaut; das Land trägt 70 Prozent der Kosten.",
    ),
    Resolution(
        key="stvv-0312",
        body="stvv",
        on="2025-09-18",
        number="0312",
        paper="25-V-66-0012",
        paper_title="Radachse Biebrich – Innenstadt",
        title="Bau der Radachse Biebrich – Innenstadt",
        decided="Die Radachse wird in sieben Abschnitten gebaut; 22 Ladezonen werden eingerichtet.",
    ),
    Resolution(
        key="magistrat-0362",
        body="magistrat",
        on="2025-09-23",
        number="0362",
        paper="25-V-40-0015",
        paper_title="Schulhof der Kastanienschule",
        title="Umgestaltung des Schulhofs der Kastanienschule",
        decided="Der Entwurf der Kinder wird gebaut; der Hof steht nach Schulschluss allen offen.",
    ),
    Resolution(
        key="ob-dotzheim-2025",
        body="ortsbeirat-dotzheim",
        on="2025-10-15",
        number="0088",
        title="Spielplatz am Freudenberg",
        decided="Der Ortsbeirat stimmt der Auswahl der Geräte zu.",
    ),
    Resolution(
        key="ob-delkenheim-2025",
        body="ortsbeirat-delkenheim",
        on="2025-10-21",
        number="0034",
        title="Ein Jugendhaus für Delkenheim",
        decided="Der Ortsbeirat bittet die Stadt, ein Jugendhaus am Sportplatz zu planen.",
    ),
    Resolution(
        key="ob-schierstein-2025",
        body="ortsbeirat-schierstein",
        on="2025-11-12",
        number="0109",
        title="Mehr Platz am Hafen",
        decided="Der Ortsbeirat beauftragt die Verwaltung, das Ufer neu zu ordnen.",
    ),
    Resolution(
        key="stvv-0521",
        body="stvv",
        on="2025-12-18",
        number="0521",
        paper="25-V-20-0040",
        paper_title="Haushalt 2026/27",
        title="Haushalt 2026/27: Freibad am Tannenhain zurückgestellt",
        decided="Die Sanierung wird ohne Mittel für 2026/27 auf den Haushalt 2028/29 verschoben.",
    ),
    Resolution(
        key="ob-naurod-2026",
        body="ortsbeirat-naurod",
        on="2026-02-11",
        number="0012",
        title="Anhörung zum Gerätehaus",
        decided="Der Ortsbeirat stimmt Standort und Raumprogramm zu.",
    ),
    Resolution(
        key="stvv-0071",
        body="stvv",
        on="2026-03-12",
        number="0071",
        paper="26-V-37-0002",
        paper_title="Neubau des Gerätehauses Naurod",
        title="Neubau des Gerätehauses Naurod",
        decided="Der Neubau wird mit Gesamtkosten von 5,35 Millionen Euro beschlossen.",
    ),
    Resolution(
        key="magistrat-0148",
        body="magistrat",
        on="2026-03-17",
        number="0148",
        paper="26-V-67-0005",
        paper_title="Rheinufer Schierstein, Vorplanung",
        title="Vorplanung Rheinufer Schierstein",
        decided="Zwei Vorentwürfe werden erarbeitet und öffentlich beraten.",
    ),
    Resolution(
        key="ob-kostheim-2026",
        body="ortsbeirat-kostheim",
        on="2026-05",
        title="Garten am Mainufer",
        decided="Der Ortsbeirat unterstützt die Idee und bittet um eine Prüfung.",
    ),
    Resolution(
        key="stvv-0388",
        body="stvv",
        on="2026-05-21",
        number="0388",
        paper="26-V-51-0021",
        paper_title="Jugendhaus Delkenheim",
        title="Bau des Jugendhauses Delkenheim",
        decided="Das Jugendhaus wird gebaut; ein Jugendrat verfügt über 60.000 Euro Einrichtung.",
    ),
    Resolution(
        key="ausschuss-umwelt-2026",
        body="ausschuss-umwelt",
        on="2026-06-09",
        number="0027",
        paper="26-F-08-0014",
        paper_title="Mehr Schatten für den Ring",
        title="Lücken in der Allee am Ring schließen",
        decided="Die Verwaltung wird beauftragt, die Nachpflanzung vorzubereiten.",
    ),
    Resolution(
        key="ob-erbenheim-2026",
        body="ortsbeirat-erbenheim",
        on="2026-06-10",
        number="0045",
        title="Sportplatz Erbenheim",
        decided="Der Ortsbeirat wünscht ein Kleinfeld, das immer offen ist.",
    ),
    Resolution(
        key="ob-bierstadt-2026",
        body="ortsbeirat-bierstadt",
        on="2026-06-24",
        number="0053",
        title="Rahmen für den Dorfplatz",
        decided="Der Ortsbeirat stimmt dem Rahmen zu und übernimmt das Ergebnis der Werkstatt.",
    ),
    Resolution(
        key="stvv-0467",
        body="stvv",
        on="2026-07-16",
        number="0467",
        paper="26-V-61-0033",
        paper_title="Dorfplatz Bierstadt, Rahmenplan",
        title="Rahmen für den Dorfplatz Bierstadt",
        decided="Der Platz wird stufenlos, mit mindestens zwölf Bäumen und halb so vielen Autos.",
    ),
    Resolution(
        key="magistrat-0417",
        body="magistrat",
        on="2026-09-08",
        number="0417",
        paper="26-V-66-0024",
        paper_title="Steg über den Salzbach",
        title="Kein Steg über den Salzbach",
        decided="Der Steg wird nicht gebaut; der Uferweg wird beleuchtet und gesichert.",
    ),
)
