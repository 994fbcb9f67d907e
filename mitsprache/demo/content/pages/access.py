"""The accessibility statement (Implementing Decision (EU) 2018/1523) and plain language."""

from mitsprache.demo.content.shapes import Page, PageText, moment, prose

ACCESSIBILITY = Page(
    slug="barrierefreiheit",
    kind="info",
    published_at=moment("2026-11-20 09:00"),
    de=PageText(
        title="Erklärung zur Barrierefreiheit",
        intro=prose(
            """
            Diese Plattform soll ohne fremde Hilfe zu nutzen sein: mit Vorleseprogramm, nur mit der
            Tastatur, vergrößert, auf dem Telefon und auf Papier. Text einer Vorführung, als Vorlage
            gedacht.
            """
        ),
        body=prose(
            """
            ## Für welches Angebot diese Erklärung gilt

            Die Stadt Beispielstadt ist bemüht, ihre Website im Einklang mit dem Hessischen
            Behinderten-Gleichstellungsgesetz und der Hessischen Verordnung über barrierefreie
            Informationstechnik zur Umsetzung der Richtlinie (EU) 2016/2102 barrierefrei zugänglich zu
            machen. Diese Erklärung gilt für die Beteiligungsplattform Mitsprache.

            ## Stand der Vereinbarkeit mit den Anforderungen

            Die Website ist wegen der folgenden Ausnahmen teilweise mit EN 301 549 und den Web Content
            Accessibility Guidelines 2.2, Stufe AA, vereinbar.

            ## Nicht barrierefreie Inhalte

            ### Unvereinbarkeit mit den Vorschriften

            - Ältere Pläne und Gutachten liegen als PDF vor, die sich nicht vollständig vorlesen lassen.
              Auf Anfrage erhalten Sie den Inhalt in anderer Form.
            - Nicht jeder Steckbrief hat eine Fassung in Leichter Sprache. Die Zusammenfassung am Anfang ist
              in einfachen Worten geschrieben.
            - Videos in Deutscher Gebärdensprache fehlen noch.

            ### Inhalte außerhalb des Anwendungsbereichs

            - Beiträge von Nutzerinnen und Nutzern gibt die Stadt so wieder, wie sie geschrieben wurden.
            - Karten sind ausgenommen; neben jeder Karte steht eine Liste aller Orte.

            ## Erstellung dieser Erklärung

            Diese Erklärung wurde am 20. November 2026 erstellt. Grundlage ist eine Selbstbewertung:
            automatische Prüfungen aller Seiten, Durchgänge allein mit der Tastatur und ohne JavaScript,
            Ansicht bei 320 Pixeln Breite und 200 Prozent Vergrößerung, in Deutsch und Arabisch. Die
            Erklärung wird jedes Jahr überprüft, zuletzt am 20. November 2026.

            ## Rückmeldung und Kontakt

            Sie stoßen auf eine Hürde oder brauchen einen Inhalt in anderer Form? Schreiben Sie an
            [barrierefrei@stadt.example](mailto:barrierefrei@stadt.example) oder rufen Sie an: 069
            90009-105. Wir antworten innerhalb von zwei Wochen.

            ## Durchsetzungsverfahren

            Sind Sie mit unserer Antwort nicht zufrieden oder bleibt sie aus, können Sie sich an die
            Durchsetzungs- und Überwachungsstelle für barrierefreie Informationstechnik des Landes wenden:
            [durchsetzungsstelle@land.example](mailto:durchsetzungsstelle@land.example). Das Verfahren ist
            kostenlos, und Sie brauchen keinen Rechtsbeistand.
            """
        ),
    ),
    en=PageText(
        title="Accessibility statement",
        intro=prose(
            """
            Everyone should be able to use this platform without help: with a screen reader, with the
            keyboard alone, enlarged, on a phone and on paper. The text of a demonstration, meant as a
            template.
            """
        ),
        body=prose(
            """
            ## What this statement applies to

            The city of Beispielstadt is committed to making its website accessible in accordance with
            the Hessian Act on Equal Opportunities of Persons with Disabilities and the Hessian
            ordinance on accessible information technology, which implement Directive (EU) 2016/2102.
            This statement applies to the participation platform Mitsprache.

            ## Compliance status

            Due to the exceptions listed below, this website is partially compliant with EN 301 549 and
            the Web Content Accessibility Guidelines 2.2, level AA.

            ## Non-accessible content

            ### Non-compliance with the regulations

            - Older plans and reports are PDF files that cannot be read out completely. On request you
              receive the content in another form.
            - Not every fact sheet has a version in Easy Language. The summary at its beginning is written
              in plain words.
            - Videos in German Sign Language are still missing.

            ### Content outside the scope of the law

            - Comments by users are shown by the city as they were written.
            - Maps are exempt; beside every map there is a list of all places.

            ## Preparation of this statement

            This statement was prepared on 20 November 2026. It rests on a self-assessment: automatic
            checks of all pages, walk-throughs with the keyboard alone and without JavaScript, views at a
            width of 320 pixels and at 200 per cent, in German and Arabic. The statement is reviewed every
            year, last on 20 November 2026.

            ## Feedback and contact

            Have you met a barrier, or do you need something in another form? Write to
            [barrierefrei@stadt.example](mailto:barrierefrei@stadt.example) or call 069 90009-105. We
            answer within two weeks.

            ## Enforcement procedure

            If you are not satisfied with our answer, or there is none, you can turn to the state’s
            enforcement and monitoring body for accessible information technology:
            [durchsetzungsstelle@land.example](mailto:durchsetzungsstelle@land.example). The procedure is
            free of charge and needs no lawyer.
            """
        ),
    ),
    ar=PageText(
        title="بيان إتاحة الوصول",
        intro=prose(
            """
            ينبغي أن يتمكن الجميع من استخدام هذه المنصة دون مساعدة: بقارئ الشاشة، وبلوحة المفاتيح وحدها،
            ومع التكبير، وعلى الهاتف والورق. هذا نص عرض تجريبي أُعد ليكون نموذجاً.
            """
        ),
        body=prose(
            """
            ## نطاق هذا البيان

            تسعى مدينة بايشبيلشتات إلى إتاحة موقعها للجميع وفق قانون هسن لمساواة الأشخاص ذوي الإعاقة ولائحة
            هسن لتقنية المعلومات المتاحة، اللذين ينفذان التوجيه الأوروبي 2016/2102. يسري هذا البيان على منصة
            المشاركة Mitsprache.

            ## حالة التوافق

            يتوافق هذا الموقع جزئياً مع المعيار EN 301 549 ومع إرشادات إتاحة محتوى الويب 2.2 بالمستوى AA، وذلك
            بسبب الاستثناءات التالية.

            ## محتوى غير متاح

            ### ما لا يتوافق مع الأحكام

            - بعض الخطط والتقارير القديمة ملفات PDF لا يمكن قراءتها صوتياً بالكامل. عند الطلب تحصلون على
              المحتوى بشكل آخر.
            - ليست لكل صفحة مشروع نسخة باللغة السهلة. الملخص في بدايتها مكتوب بكلمات بسيطة.
            - لا توجد بعد مقاطع فيديو بلغة الإشارة الألمانية.

            ### محتوى خارج نطاق القانون

            - تعليقات المستخدمين تُعرض كما كُتبت.
            - الخرائط مستثناة، وبجانب كل خريطة قائمة بجميع الأماكن.

            ## إعداد هذا البيان

            أُعد هذا البيان في 20 نوفمبر 2026 بناءً على تقييم ذاتي: فحوص آلية لجميع الصفحات، وتجارب بلوحة
            المفاتيح وحدها ومن دون JavaScript، وعرض بعرض 320 بكسلاً وبتكبير 200 بالمئة، بالألمانية والعربية.
            يُراجع البيان كل عام، وكانت آخر مراجعة في 20 نوفمبر 2026.

            ## الملاحظات والاتصال

            هل واجهتم عائقاً أو تحتاجون إلى محتوى بشكل آخر؟ اكتبوا إلى
            [barrierefrei@stadt.example](mailto:barrierefrei@stadt.example) أو اتصلوا على 069 90009-105.
            نجيب خلال أسبوعين.

            ## إجراء الإنفاذ

            إذا لم يرضكم جوابنا أو لم يصلكم جواب، يمكنكم التوجه إلى جهة الإنفاذ والرقابة على تقنية المعلومات
            المتاحة في الولاية: [durchsetzungsstelle@land.example](mailto:durchsetzungsstelle@land.example).
            الإجراء مجاني ولا يحتاج إلى محامٍ.
            """
        ),
    ),
)

PLAIN_LANGUAGE = Page(
    slug="leichte-sprache",
    kind="info",
    published_at=moment("2024-09-01 09:00"),
    de=PageText(
        title="Leichte Sprache",
        intro="Hier steht in Leichter Sprache, was Sie auf dieser Internet-Seite machen können.",
        body=prose(
            """
            ## Was ist das für eine Seite?

            Die Stadt hat viele Pläne.

            Zum Beispiel: Die Stadt baut einen Spiel-Platz.

            Oder: Die Stadt baut einen Rad-Weg.

            Diese Pläne heißen: Vorhaben.

            Auf dieser Seite können Sie lesen, welche Vorhaben es gibt.

            Und Sie können Ihre Meinung sagen.

            ## Was finden Sie hier?

            - Auf der Seite [Vorhaben](/vorhaben/) steht eine Liste mit allen Vorhaben.
            - Sie klicken auf ein Vorhaben. Dann lesen Sie mehr.
            - Sie lesen: Was ist geplant? Was kostet es? Wann passiert es?
            - Sie lesen auch: Wen können Sie fragen?

            ## Wie können Sie Ihre Meinung sagen?

            Sie brauchen eine E-Mail-Adresse.

            - Klicken Sie auf: Anmelden.
            - Schreiben Sie Ihre E-Mail-Adresse auf.
            - Sie bekommen eine E-Mail mit einer Nummer.
            - Schreiben Sie die Nummer auf die Seite.
            - Denken Sie sich einen Namen aus.
            - Jetzt können Sie schreiben.

            Das Amt liest Ihren Text.

            Das Amt antwortet Ihnen.

            Alle Menschen können Ihren Text lesen.

            Schreiben Sie deshalb nichts Privates auf.

            ## Brauchen Sie Hilfe?

            Rufen Sie uns an.

            Die Telefon-Nummer ist: 0611 31-4579

            Oder Sie schreiben eine E-Mail an:
            [buergerbeteiligung@wiesbaden.de](mailto:buergerbeteiligung@wiesbaden.de)

            Sie können auch zu uns kommen.

            ## Können alle Menschen die Seite benutzen?

            Wir wollen: Alle Menschen sollen diese Seite benutzen können.

            Das schwere Wort dafür ist: Barriere-Freiheit.

            Manche Dateien sind noch schwer zu lesen.

            Haben Sie ein Problem mit der Seite? Dann sagen Sie uns das.

            Mehr dazu steht in der [Erklärung zur Barrierefreiheit](/barrierefreiheit/).

            ## Das ist eine Übungs-Seite

            Diese Seite zeigt, wie es gehen kann.

            Die meisten Vorhaben sind ausgedacht.
            """
        ),
    ),
    en=PageText(
        title="Easy to read",
        intro="This page says in easy words what you can do on this website.",
        body=prose(
            """
            ## What is this website?

            The city has many plans.

            For example: The city builds a playground.

            Or: The city builds a path for bicycles.

            We call these plans: projects.

            Here you can read about the projects.

            And you can say what you think.

            ## What can you find here?

            - The page [Projects](/vorhaben/) has a list of all projects.
            - Click on a project to read more.
            - You read: What is the plan? What does it cost? When does it happen?
            - You also read: Who can you ask?

            ## How can you say what you think?

            You need an e-mail address.

            - Click on: Sign in.
            - Write down your e-mail address.
            - You get an e-mail with a number.
            - Write the number on the page.
            - Think of a name.
            - Now you can write.

            The city reads your text.

            The city answers you.

            Everyone can read your text.

            So please do not write private things.

            ## Do you need help?

            Call us.

            The telephone number is: 0611 31-4579

            Or write an e-mail to:
            [buergerbeteiligung@wiesbaden.de](mailto:buergerbeteiligung@wiesbaden.de)

            You can also come to us.

            ## Can everyone use this website?

            We want everyone to be able to use it.

            The difficult word for this is: accessibility.

            Some files are still hard to read.

            Do you have a problem with the website? Then tell us.

            You can read more in the [accessibility statement](/barrierefreiheit/).

            ## This is an example

            This website shows how it can work.

            Most of the projects are made up.
            """
        ),
    ),
    ar=PageText(
        title="لغة سهلة",
        intro="هنا نشرح بكلمات سهلة ما يمكنكم فعله في هذا الموقع.",
        body=prose(
            """
            ## ما هذا الموقع؟

            لدى المدينة خطط كثيرة.

            مثلاً: تبني المدينة ملعباً للأطفال.

            أو: تبني المدينة طريقاً للدراجات.

            نسمي هذه الخطط: مشاريع.

            هنا تقرؤون ما هي المشاريع.

            ويمكنكم أن تقولوا رأيكم.

            ## ماذا تجدون هنا؟

            - في صفحة [المشاريع](/vorhaben/) قائمة بكل المشاريع.
            - اضغطوا على مشروع لتقرؤوا المزيد.
            - تقرؤون: ما الخطة؟ كم تكلف؟ متى تحدث؟
            - وتقرؤون أيضاً: من يمكنكم أن تسألوا؟

            ## كيف تقولون رأيكم؟

            تحتاجون إلى عنوان بريد إلكتروني.

            - اضغطوا على: تسجيل الدخول.
            - اكتبوا عنوان بريدكم الإلكتروني.
            - تصلكم رسالة فيها رقم.
            - اكتبوا الرقم في الصفحة.
            - اختاروا اسماً.
            - الآن يمكنكم الكتابة.

            المدينة تقرأ نصكم.

            المدينة تجيبكم.

            كل الناس يمكنهم قراءة نصكم.

            لذلك لا تكتبوا شيئاً خاصاً.

            ## هل تحتاجون إلى مساعدة؟

            اتصلوا بنا.

            رقم الهاتف: 0611 31-4579

            أو اكتبوا رسالة إلى:
            [buergerbeteiligung@wiesbaden.de](mailto:buergerbeteiligung@wiesbaden.de)

            ويمكنكم أن تأتوا إلينا.

            ## هل يستطيع الجميع استخدام الموقع؟

            نريد أن يستطيع كل الناس استخدام هذا الموقع.

            الكلمة الصعبة لذلك هي: إتاحة الوصول.

            بعض الملفات ما زالت صعبة القراءة.

            هل لديكم مشكلة مع الموقع؟ أخبرونا بها.

            المزيد في [بيان إتاحة الوصول](/barrierefreiheit/).

            ## هذا موقع للتجربة

            هذا الموقع يبين كيف يمكن أن يكون الأمر.

            معظم المشاريع من الخيال.
            """
        ),
    ),
)
