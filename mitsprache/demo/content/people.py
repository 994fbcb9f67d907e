"""The people of the demo: the accounts of the public contracts, and a city that talks.

All names are pseudonyms. Only the accounts of the contracts have a password.
"""

from mitsprache.demo.content.shapes import Person

PASSWORD = "demo-mitsprache"

ACCOUNTS = (
    Person(
        key="coordination",
        email="coordination@demo.example",
        display_name="Mira Lindner",
        role="coordination",
        office="identitaet",
        has_password=True,
    ),
    Person(
        key="department",
        email="department@demo.example",
        display_name="Karim Osthoff",
        role="lead",
        office="zuwanderung",
        has_password=True,
    ),
    Person(
        key="department2",
        email="department2@demo.example",
        display_name="Ines Wallner",
        role="lead",
        office="gruen",
        has_password=True,
    ),
    Person(
        key="moderation",
        email="moderation@demo.example",
        display_name="Tom Reiners",
        role="moderation",
        has_password=True,
    ),
    Person(
        key="group1",
        email="group1@demo.example",
        display_name="Elif Sander",
        has_password=True,
    ),
    Person(
        key="group2",
        email="group2@demo.example",
        display_name="Paul Nowicki",
        has_password=True,
    ),
    Person(
        key="editor",
        email="editor@demo.example",
        display_name="Greta Vollmer",
        role="editor",
        has_password=True,
    ),
    Person(
        key="admin",
        email="admin@demo.example",
        display_name="Technik",
        role="admin",
        has_password=True,
    ),
    Person(
        key="citizen",
        email="citizen@demo.example",
        display_name="Hanna K.",
        has_password=True,
    ),
    Person(
        key="citizen2",
        email="citizen2@demo.example",
        display_name="Lindenblüte",
        has_password=True,
    ),
)

_NEIGHBOURS = (
    ("adelheid", "Adelheid P.", "de"),
    ("brenner", "K. Brenner", "de"),
    ("uferlaeufer", "Uferläufer", "de"),
    ("rudi", "Rudi auf Rädern", "de"),
    ("petra", "Petra aus Bierstadt", "de"),
    ("rosa", "Rosa B.", "de"),
    ("leyla", "Leyla", "de"),
    ("nele", "Nele mit drei Kindern", "de"),
    ("sam", "Sam R.", "en"),
    ("vogelfreund", "Vogelfreund", "de"),
    ("luise", "Lastenrad-Luise", "de"),
    ("heinz", "Opa Heinz", "de"),
    ("samira", "Samira", "de"),
    ("quast", "Dr. Quast", "de"),
    ("jan", "Jan, vierter Stock", "de"),
    ("amira", "أميرة", "ar"),
    ("tarik", "Tarik vom Bus", "de"),
    ("sofia", "Sofia", "de"),
    ("omar", "Omar H.", "de"),
    ("kiosk", "Kiosk am Eck", "de"),
    ("delkenheimerin", "Delkenheimerin", "de"),
    ("marek", "Marek", "de"),
    ("ben", "Ben, 16", "de"),
    ("deniz", "Deniz Y.", "de"),
    ("eltern", "Eltern aus der 3b", "de"),
    ("yuki", "Yuki T.", "en"),
    ("kastanie", "Kastanienkind", "de"),
    ("trainerin", "Trainerin E-Jugend", "de"),
)

NEIGHBOURS = tuple(
    Person(
        key=key,
        email=f"{key}@buergerschaft.example",
        display_name=name,
        language=language,
    )
    for key, name, language in _NEIGHBOURS
)

# Who drafts the answers of the offices that no demo account belongs to.
_OFFICE_TEAMS = (
    ("team-tiefbau", "tiefbau", "Nadja Ahrens"),
    ("team-stadtplanung", "stadtplanung", "Leon Busch"),
    ("team-sport", "sport", "Viola Kern"),
    ("team-umwelt", "umwelt", "Yasin Demir"),
    ("team-schule", "schule", "Birte Falk"),
    ("team-bibliothek", "bibliothek", "Oskar Lenz"),
    ("team-soziales", "soziales", "Mona Jansen"),
    ("team-kultur", "kultur", "Selin Aksoy"),
    ("team-hochbau", "hochbau", "Jonas Wirth"),
    ("team-feuerwehr", "feuerwehr", "Kaya Roth"),
)

OFFICE_TEAMS = tuple(
    Person(
        key=key,
        email=f"{key}@stadt.example",
        display_name=name,
        role="member",
        office=office,
    )
    for key, office, name in _OFFICE_TEAMS
)

PEOPLE = ACCOUNTS + OFFICE_TEAMS + NEIGHBOURS
