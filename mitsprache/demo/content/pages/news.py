"""Three short pieces of news."""

from datetime import date

from mitsprache.demo.content.shapes import Page, PageText, moment, prose

WALK = Page(
    slug="spaziergang-am-rheinufer",
    kind="news",
    on=date(2026, 11, 18),
    published_at=moment("2026-11-18 09:00"),
    de=PageText(
        title="Spazieren und mitplanen: am 5. Dezember am Rheinufer",
        intro="Das Grünflächenamt zeigt vor Ort, was die beiden Entwürfe für das Ufer bedeuten.",
        body=prose(
            """
            Treffpunkt ist am Samstag, 5. Dezember 2026, um 11 Uhr am Hafenkopf in Schierstein. Der Weg
            ist etwa einen Kilometer lang und auch mit Rollstuhl oder Kinderwagen gut zu schaffen. Eine
            Anmeldung ist nicht nötig; warmer Tee ist da.

            Wer nicht kommen kann, schreibt bis zum 31. Januar 2027 auf der [Seite des
            Vorhabens](/vorhaben/rheinufer-schierstein/).
            """
        ),
    ),
    en=PageText(
        title="Walk and plan along: by the Rhine on 5 December",
        intro="The parks office shows on site what the two designs would mean for the riverside.",
        body=prose(
            """
            We meet on Saturday, 5 December 2026, at 11 a.m. at the head of the harbour in Schierstein.
            The way is about one kilometre long and easy with a wheelchair or a pram. No need to
            register; there will be hot tea.

            If you cannot come, write on the [project’s
            page](/vorhaben/rheinufer-schierstein/) until 31 January 2027.
            """
        ),
    ),
    ar=PageText(
        title="نزهة وتخطيط معاً: على ضفة الراين في 5 ديسمبر",
        intro="تعرض دائرة المساحات الخضراء في الموقع ما يعنيه كل من التصميمين للضفة.",
        body=prose(
            """
            نلتقي يوم السبت 5 ديسمبر 2026 الساعة 11 عند رأس الميناء في شيرشتاين. طول الطريق نحو كيلومتر
            واحد، وهو سهل بالكرسي المتحرك أو عربة الأطفال. لا حاجة إلى التسجيل، وسيكون الشاي الساخن جاهزاً.

            من لا يستطيع الحضور يمكنه الكتابة حتى 31 يناير 2027 في [صفحة
            المشروع](/vorhaben/rheinufer-schierstein/).
            """
        ),
    ),
)

YOUTH_COUNCIL = Page(
    slug="jugendrat-stellt-sich-vor",
    kind="news",
    on=date(2026, 10, 2),
    published_at=moment("2026-10-02 09:00"),
    de=PageText(
        title="Zwölf Jugendliche, 60.000 Euro, ein Haus",
        intro="Der Jugendrat in Delkenheim ist gewählt und verfügt über ein eigenes Budget.",
        body=prose(
            """
            412 Jugendliche haben gewählt, zwölf sind gewählt: sechs Mädchen, sechs Jungen, die jüngste
            ist 13. Der Rat entscheidet über die Einrichtung des neuen Jugendhauses und veröffentlicht
            nach jeder Sitzung seine Beschlüsse.

            Die Nachbarschaft ist am 10. Dezember 2026 zu einem Abend über Lärm und Öffnungszeiten
            eingeladen. Mehr steht im [Steckbrief](/vorhaben/jugendhaus-delkenheim/).
            """
        ),
    ),
    en=PageText(
        title="Twelve young people, 60,000 euros, one house",
        intro="The youth council in Delkenheim has been elected and has a budget of its own.",
        body=prose(
            """
            412 young people voted, twelve were elected: six girls, six boys, the youngest is 13. The
            council decides how the new youth centre is furnished and publishes its decisions after
            every meeting.

            Neighbours are invited to an evening about noise and opening hours on 10 December 2026. More
            on the [fact sheet](/vorhaben/jugendhaus-delkenheim/).
            """
        ),
    ),
    ar=PageText(
        title="اثنا عشر شاباً وشابة، 60 ألف يورو، بيت واحد",
        intro="انتُخب مجلس الشباب في دلكنهايم وله ميزانيته الخاصة.",
        body=prose(
            """
            صوّت 412 من الشباب وانتُخب اثنا عشر: ست فتيات وستة فتيان، وأصغرهم في الثالثة عشرة. يقرر المجلس
            تجهيز بيت الشباب الجديد وينشر قراراته بعد كل جلسة.

            الجيران مدعوون في 10 ديسمبر 2026 إلى أمسية حول الضوضاء وأوقات الفتح. المزيد في [صفحة
            المشروع](/vorhaben/jugendhaus-delkenheim/).
            """
        ),
    ),
)

TREES_COUNTED = Page(
    slug="platz-fuer-140-baeume",
    kind="news",
    on=date(2026, 10, 5),
    published_at=moment("2026-10-05 15:00"),
    de=PageText(
        title="Gezählt: Am Ring ist Platz für 140 Bäume",
        intro="Das sind 20 mehr als gedacht. Ab Februar geht es darum, wo sie stehen sollen.",
        body=prose(
            """
            Vier Wochen lang waren Mitarbeitende des Grünflächenamts am Ring unterwegs, mit Spaten und
            altem Plan. Dabei fanden sie etliche Baumgruben, die irgendwann zugeschüttet worden waren.

            Im Februar 2027 beginnen die Gespräche in den Straßenabschnitten. Wer gießen möchte, kann sich
            schon jetzt auf der [Seite des Vorhabens](/vorhaben/mehr-schatten-fuer-den-ring/) melden.
            """
        ),
    ),
    en=PageText(
        title="Counted: there is room for 140 trees along the ring road",
        intro="That is 20 more than expected. From February on it is about where they should stand.",
        body=prose(
            """
            For four weeks people from the parks office walked the ring road with spades and an old map.
            They found quite a few tree pits that had been filled in at some point.

            In February 2027 the talks in the street sections begin. If you would like to water a tree,
            say so now on the [project’s page](/vorhaben/mehr-schatten-fuer-den-ring/).
            """
        ),
    ),
    ar=PageText(
        title="بعد العدّ: مكان لمئة وأربعين شجرة على الطريق الدائري",
        intro="أي أكثر بعشرين مما كان متوقعاً. ومن فبراير يدور الحديث حول أماكنها.",
        body=prose(
            """
            طوال أربعة أسابيع تنقّل العاملون في دائرة المساحات الخضراء على الطريق الدائري بالمجارف وخريطة
            قديمة، ووجدوا حفراً كثيرة للأشجار كانت قد رُدمت في وقت ما.

            تبدأ الحوارات في أقسام الشارع في فبراير 2027. ومن يرغب في سقاية شجرة يمكنه التسجيل منذ الآن في
            [صفحة المشروع](/vorhaben/mehr-schatten-fuer-den-ring/).
            """
        ),
    ),
)
