"""Wiesbaden's 26 local districts (Ortsbezirke); the points are approximate."""

from mitsprache.demo.content.shapes import District, Names

_ROWS = (
    ("mitte", "Mitte", "Centre (Mitte)", "الوسط (ميته)", 50.0826, 8.2400),
    (
        "nordost",
        "Nordost",
        "North-East (Nordost)",
        "الشمال الشرقي (نوردأوست)",
        50.0965,
        8.2445,
    ),
    (
        "suedost",
        "Südost",
        "South-East (Südost)",
        "الجنوب الشرقي (زودأوست)",
        50.0715,
        8.2560,
    ),
    (
        "rheingauviertel",
        "Rheingauviertel, Hollerborn",
        "Rheingauviertel, Hollerborn",
        "راينغاوفيرتل وهولربورن",
        50.0765,
        8.2205,
    ),
    ("klarenthal", "Klarenthal", "Klarenthal", "كلارنتال", 50.0970, 8.2060),
    (
        "westend",
        "Westend, Bleichstraße",
        "Westend, Bleichstraße",
        "فستإند وبلايششتراسه",
        50.0828,
        8.2290,
    ),
    ("sonnenberg", "Sonnenberg", "Sonnenberg", "زوننبرغ", 50.1035, 8.2650),
    ("bierstadt", "Bierstadt", "Bierstadt", "بيرشتات", 50.0850, 8.2830),
    ("erbenheim", "Erbenheim", "Erbenheim", "إربنهايم", 50.0570, 8.2985),
    ("biebrich", "Biebrich", "Biebrich", "بيبريش", 50.0480, 8.2385),
    ("dotzheim", "Dotzheim", "Dotzheim", "دوتسهايم", 50.0680, 8.1920),
    ("rambach", "Rambach", "Rambach", "رامباخ", 50.1195, 8.2760),
    ("hessloch", "Heßloch", "Heßloch", "هسلوخ", 50.1110, 8.3030),
    ("kloppenheim", "Kloppenheim", "Kloppenheim", "كلوبنهايم", 50.0960, 8.3100),
    ("igstadt", "Igstadt", "Igstadt", "إغشتات", 50.0840, 8.3280),
    ("nordenstadt", "Nordenstadt", "Nordenstadt", "نوردنشتات", 50.0610, 8.3430),
    ("delkenheim", "Delkenheim", "Delkenheim", "دلكنهايم", 50.0440, 8.3560),
    ("schierstein", "Schierstein", "Schierstein", "شيرشتاين", 50.0460, 8.1930),
    ("frauenstein", "Frauenstein", "Frauenstein", "فراونشتاين", 50.0640, 8.1545),
    ("naurod", "Naurod", "Naurod", "ناورود", 50.1370, 8.2985),
    ("auringen", "Auringen", "Auringen", "أورينغن", 50.1200, 8.3290),
    ("medenbach", "Medenbach", "Medenbach", "ميدنباخ", 50.1085, 8.3440),
    ("breckenheim", "Breckenheim", "Breckenheim", "بركنهايم", 50.0830, 8.3700),
    (
        "amoeneburg",
        "Mainz-Amöneburg",
        "Mainz-Amöneburg",
        "ماينتس-أمونبورغ",
        50.0305,
        8.2590,
    ),
    ("kastel", "Mainz-Kastel", "Mainz-Kastel", "ماينتس-كاستل", 50.0110, 8.2830),
    (
        "kostheim",
        "Mainz-Kostheim",
        "Mainz-Kostheim",
        "ماينتس-كوستهايم",
        50.0045,
        8.3010,
    ),
)

DISTRICTS = tuple(
    District(
        key=key,
        names=Names(de=german, en=english, ar=arabic),
        latitude=latitude,
        longitude=longitude,
    )
    for key, german, english, arabic, latitude, longitude in _ROWS
)
