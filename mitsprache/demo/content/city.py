"""The city itself: profile and rules, offices, topics and target groups."""

from mitsprache.demo.content.shapes import City, Names, Office, Term

CITY = City(
    name="Wiesbaden",
    reference_prefix="WI",
    contact_email="beteiligung@stadt.example",
    notice=Names(
        de=(
            "Dies ist eine Vorführung mit erfundenen Vorhaben. Nur der Steckbrief "
            "„Integrationskonzept für Geflüchtete“ ist echt; seine Quelle steht auf der Seite."
        ),
        en=(
            "This is a demonstration with invented projects. Only the fact sheet "
            "“Integrationskonzept für Geflüchtete” is real; its source is named on its page."
        ),
        ar=(
            "هذا عرض تجريبي بمشاريع مُتخيَّلة. صفحة المشروع «Integrationskonzept für Geflüchtete» "
            "وحدها حقيقية، ومصدرها مذكور في الصفحة نفسها."
        ),
    ),
    update_rhythm_days=90,
    answer_period_days=14,
    writers="signed_in",
    address_form="Sie",
    latitude=50.0826,
    longitude=8.2400,
)

# Telephone numbers 069 90009-xxx are reserved by the regulator for film and examples.
OFFICES = (
    Office(
        key="identitaet",
        names=Names(
            de="Stabsstelle Wiesbadener Identität. Engagement. Bürgerbeteiligung.",
            en="Staff Unit Wiesbaden Identity. Engagement. Citizen Participation.",
            ar="وحدة هوية فيسبادن والعمل التطوعي ومشاركة المواطنين",
        ),
        task="Führt die Vorhabenliste, begleitet Beteiligungen und moderiert die Diskussionen.",
        email="buergerbeteiligung@wiesbaden.de",
        phone="0611 31-4579",
        notification_email="beteiligung@stadt.example",
        coordinates_participation=True,
    ),
    Office(
        key="zuwanderung",
        names=Names(
            de="Amt für Zuwanderung und Integration",
            en="Office for Immigration and Integration",
            ar="دائرة الهجرة والاندماج",
        ),
        task="Berät Zugewanderte, fördert Sprache und Teilhabe und schreibt Integrationskonzepte.",
        email="integration@wiesbaden.de",
        notification_email="zuwanderung@stadt.example",
    ),
    Office(
        key="grundsicherung",
        names=Names(
            de="Amt für Grundsicherung und Flüchtlinge",
            en="Office for Basic Income Support and Refugees",
            ar="دائرة الضمان الاجتماعي الأساسي واللاجئين",
        ),
        task="Sichert den Lebensunterhalt und die Unterbringung geflüchteter Menschen.",
        email="Sozialhilfe-fluechtlinge@wiesbaden.de",
        notification_email="grundsicherung@stadt.example",
    ),
    Office(
        key="stadtforschung",
        names=Names(
            de="Amt für Stadtforschung, Strategische Steuerung und Statistik",
            en="Office for Urban Research, Strategic Management and Statistics",
            ar="دائرة أبحاث المدينة والتخطيط الاستراتيجي والإحصاء",
        ),
        task="Beobachtet, wie sich die Stadt und ihre Ortsbezirke entwickeln.",
        email="stadtforschung@stadt.example",
        phone="069 90009-110",
        notification_email="eingang.stadtforschung@stadt.example",
    ),
    Office(
        key="stadtplanung",
        names=Names(de="Stadtplanungsamt", en="Urban Planning Office", ar="دائرة تخطيط المدينة"),
        task="Plant Plätze, Quartiere und die Entwicklung der Innenstadt.",
        email="stadtplanung@stadt.example",
        phone="069 90009-120",
        notification_email="eingang.stadtplanung@stadt.example",
    ),
    Office(
        key="gruen",
        names=Names(
            de="Grünflächenamt",
            en="Office for Parks and Green Spaces",
            ar="دائرة المساحات الخضراء",
        ),
        task="Pflegt Parks, Stadtbäume, Ufer und Spielplätze und baut neue.",
        email="gruenflaechen@stadt.example",
        phone="069 90009-130",
        notification_email="eingang.gruenflaechen@stadt.example",
    ),
    Office(
        key="tiefbau",
        names=Names(
            de="Tiefbau- und Vermessungsamt",
            en="Office for Civil Engineering and Surveying",
            ar="دائرة الهندسة المدنية والمساحة",
        ),
        task="Baut und unterhält Straßen, Wege, Brücken und Haltestellen.",
        email="tiefbau@stadt.example",
        phone="069 90009-140",
        notification_email="eingang.tiefbau@stadt.example",
    ),
    Office(
        key="hochbau",
        names=Names(
            de="Hochbauamt",
            en="Office for Public Buildings",
            ar="دائرة المباني العامة",
        ),
        task="Baut und saniert die Gebäude der Stadt.",
        email="hochbau@stadt.example",
        phone="069 90009-150",
        notification_email="eingang.hochbau@stadt.example",
    ),
    Office(
        key="soziales",
        names=Names(
            de="Amt für Soziale Arbeit",
            en="Office for Social Work",
            ar="دائرة العمل الاجتماعي",
        ),
        task="Unterstützt Familien, Jugendliche und ältere Menschen in den Stadtteilen.",
        email="soziale-arbeit@stadt.example",
        phone="069 90009-160",
        notification_email="eingang.soziale-arbeit@stadt.example",
    ),
    Office(
        key="schule",
        names=Names(de="Schulamt", en="Schools Office", ar="دائرة المدارس"),
        task="Sorgt für Schulgebäude, Schulhöfe und ihre Ausstattung.",
        email="schulamt@stadt.example",
        phone="069 90009-170",
        notification_email="eingang.schulamt@stadt.example",
    ),
    Office(
        key="kultur",
        names=Names(de="Kulturamt", en="Culture Office", ar="دائرة الثقافة"),
        task="Fördert Kunst und Kultur und bewahrt die Geschichte der Stadt.",
        email="kulturamt@stadt.example",
        phone="069 90009-180",
        notification_email="eingang.kulturamt@stadt.example",
    ),
    Office(
        key="bibliothek",
        names=Names(de="Stadtbibliothek", en="City Library", ar="مكتبة المدينة"),
        task="Öffnet Bücher, Räume und Wissen für alle, im Zentrum und in den Stadtteilen.",
        email="stadtbibliothek@stadt.example",
        phone="069 90009-190",
        notification_email="eingang.stadtbibliothek@stadt.example",
    ),
    Office(
        key="sport",
        names=Names(de="Sportamt", en="Sports Office", ar="دائرة الرياضة"),
        task="Betreibt Sportplätze, Hallen und Bäder und unterstützt die Vereine.",
        email="sportamt@stadt.example",
        phone="069 90009-200",
        notification_email="eingang.sportamt@stadt.example",
    ),
    Office(
        key="umwelt",
        names=Names(de="Umweltamt", en="Environment Office", ar="دائرة البيئة"),
        task="Schützt Luft, Wasser und Klima und bereitet die Stadt auf Hitze vor.",
        email="umweltamt@stadt.example",
        phone="069 90009-210",
        notification_email="eingang.umweltamt@stadt.example",
    ),
    Office(
        key="feuerwehr",
        names=Names(
            de="Amt für Brand- und Katastrophenschutz",
            en="Office for Fire and Civil Protection",
            ar="دائرة الإطفاء والحماية المدنية",
        ),
        task="Löscht, rettet und hält die Gerätehäuser der Freiwilligen Feuerwehren in Schuss.",
        email="brandschutz@stadt.example",
        phone="069 90009-220",
        notification_email="eingang.brandschutz@stadt.example",
    ),
)

TOPICS = (
    Term(
        key="zusammenleben",
        names=Names(
            de="Integration und Zusammenleben",
            en="Integration and living together",
            ar="الاندماج والعيش المشترك",
        ),
    ),
    Term(
        key="gruen",
        names=Names(
            de="Grün und Freiräume",
            en="Green and open spaces",
            ar="المساحات الخضراء والمفتوحة",
        ),
    ),
    Term(
        key="klima",
        names=Names(de="Klima und Umwelt", en="Climate and environment", ar="المناخ والبيئة"),
    ),
    Term(
        key="verkehr",
        names=Names(de="Verkehr und Wege", en="Transport and paths", ar="المواصلات والطرق"),
    ),
    Term(
        key="bildung",
        names=Names(de="Schule und Bildung", en="Schools and education", ar="المدارس والتعليم"),
    ),
    Term(
        key="kinder",
        names=Names(
            de="Kinder, Jugend und Familie",
            en="Children, youth and family",
            ar="الأطفال والشباب والأسرة",
        ),
    ),
    Term(
        key="kultur",
        names=Names(de="Kultur und Geschichte", en="Culture and history", ar="الثقافة والتاريخ"),
    ),
    Term(
        key="sport",
        names=Names(de="Sport und Bewegung", en="Sport and exercise", ar="الرياضة والحركة"),
    ),
    Term(
        key="plaetze",
        names=Names(
            de="Plätze und Quartiere",
            en="Squares and neighbourhoods",
            ar="الساحات والأحياء",
        ),
    ),
    Term(
        key="teilhabe",
        names=Names(
            de="Barrierefreiheit und Teilhabe",
            en="Accessibility and inclusion",
            ar="إتاحة الوصول والمشاركة",
        ),
    ),
    Term(
        key="sicherheit",
        names=Names(
            de="Sicherheit und Schutz",
            en="Safety and protection",
            ar="السلامة والحماية",
        ),
    ),
    Term(
        key="gebaeude",
        names=Names(de="Bauen und Energie", en="Building and energy", ar="البناء والطاقة"),
    ),
)

TARGET_GROUPS = (
    Term(
        key="gefluechtete",
        names=Names(de="Geflüchtete", en="Refugees", ar="اللاجئات واللاجئون"),
    ),
    Term(
        key="ehrenamt-flucht",
        names=Names(
            de="Vereine, Initiativen und Ehrenamtliche, die Geflüchtete unterstützen",
            en="Associations, initiatives and volunteers who support refugees",
            ar="الجمعيات والمبادرات والمتطوعون الذين يساندون اللاجئين",
        ),
    ),
    Term(
        key="fachleute-flucht",
        names=Names(
            de=(
                "Behörden und Einrichtungen, staatlich oder in freier Trägerschaft, die beruflich "
                "mit Geflüchteten arbeiten; Politik"
            ),
            en=(
                "Public authorities and institutions, state-run or independent, that work with "
                "refugees professionally, and politics"
            ),
            ar="السلطات والمؤسسات الحكومية والمستقلة العاملة مهنياً مع اللاجئين، والسياسة",
        ),
    ),
    Term(
        key="kooperation",
        names=Names(
            de="Kooperationspartner bei der Umsetzung von Programmen oder Maßnahmen",
            en="Cooperation partners in carrying out programmes or measures",
            ar="الشركاء المتعاونون في تنفيذ البرامج أو التدابير",
        ),
    ),
    Term(
        key="alle",
        names=Names(
            de="Alle, die in der Stadt leben",
            en="Everyone who lives in the city",
            ar="جميع سكان المدينة",
        ),
    ),
    Term(
        key="nachbarschaft",
        names=Names(de="Nachbarschaft", en="Neighbours", ar="الجيران وسكان الحي"),
    ),
    Term(
        key="kinder",
        names=Names(
            de="Kinder und ihre Familien",
            en="Children and their families",
            ar="الأطفال وأسرهم",
        ),
    ),
    Term(
        key="jugend",
        names=Names(de="Jugendliche", en="Young people", ar="الشباب واليافعون"),
    ),
    Term(
        key="aeltere",
        names=Names(de="Ältere Menschen", en="Older people", ar="كبار السن"),
    ),
    Term(
        key="behinderung",
        names=Names(
            de="Menschen mit Behinderungen",
            en="People with disabilities",
            ar="الأشخاص ذوو الإعاقة",
        ),
    ),
    Term(
        key="unterwegs",
        names=Names(
            de="Menschen zu Fuß und auf dem Rad",
            en="People walking and cycling",
            ar="المشاة وراكبو الدراجات",
        ),
    ),
    Term(
        key="fahrgaeste",
        names=Names(
            de="Fahrgäste von Bus und Bahn",
            en="Bus and train passengers",
            ar="ركاب الحافلات والقطارات",
        ),
    ),
    Term(
        key="schulen",
        names=Names(
            de="Schulen und ihre Gemeinschaft",
            en="Schools and their communities",
            ar="المدارس ومجتمعها",
        ),
    ),
    Term(
        key="vereine",
        names=Names(
            de="Vereine und Initiativen",
            en="Clubs and initiatives",
            ar="النوادي والمبادرات",
        ),
    ),
    Term(
        key="gewerbe",
        names=Names(
            de="Geschäfte und Gastronomie",
            en="Shops and restaurants",
            ar="المتاجر والمطاعم",
        ),
    ),
)
