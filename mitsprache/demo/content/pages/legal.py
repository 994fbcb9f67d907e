"""Imprint and privacy notice: complete texts that a city can take as a template."""

from mitsprache.demo.content.shapes import Page, PageText, moment, prose

IMPRINT = Page(
    slug="impressum",
    kind="info",
    published_at=moment("2024-09-01 09:00"),
    de=PageText(
        title="Impressum",
        intro=prose(
            """
            Diese Seite ist eine Vorführung und kein Angebot der Landeshauptstadt Wiesbaden. So
            könnte das Impressum einer Stadt aussehen; alle Angaben sind erfunden.
            """
        ),
        body=prose(
            """
            ## Angaben nach § 5 Digitale-Dienste-Gesetz

            Stadt Beispielstadt, Körperschaft des öffentlichen Rechts, vertreten durch den Magistrat,
            dieser vertreten durch die Oberbürgermeisterin

            Rathausplatz 1, 00000 Beispielstadt

            Telefon: 069 90009-100

            E-Mail: [rathaus@stadt.example](mailto:rathaus@stadt.example)

            ## Zuständige Aufsicht

            Regierungspräsidium Beispielbezirk

            ## Umsatzsteuer-Identifikationsnummer

            DE000000000

            ## Verantwortlich für den Inhalt nach § 18 Absatz 2 Medienstaatsvertrag

            Leitung der Stabsstelle für Bürgerbeteiligung, Anschrift wie oben. Beiträge von Nutzerinnen
            und Nutzern geben deren Meinung wieder. Wer einen Text melden möchte, findet darunter einen
            Link; die [Regeln](/regeln/) sagen, was dann geschieht.

            ## Zentrale Kontaktstelle nach dem Gesetz über digitale Dienste

            Für Behörden und für alle, die die Plattform nutzen:
            [kontaktstelle@stadt.example](mailto:kontaktstelle@stadt.example), auf Deutsch und Englisch.

            ## Bilder

            Die Bilder dieser Vorführung hat das Programm selbst gezeichnet. Sie zeigen keine wirklichen
            Orte.
            """
        ),
    ),
    en=PageText(
        title="Imprint",
        intro=prose(
            """
            This site is a demonstration and not a service of the city of Wiesbaden. A city’s imprint
            might look like this; all details are invented.
            """
        ),
        body=prose(
            """
            ## Information under section 5 of the German Digital Services Act (DDG)

            City of Beispielstadt, a public corporation, represented by the Magistrat, in turn
            represented by the Lord Mayor

            Rathausplatz 1, 00000 Beispielstadt

            Phone: 069 90009-100

            E-mail: [rathaus@stadt.example](mailto:rathaus@stadt.example)

            ## Supervisory authority

            Regierungspräsidium Beispielbezirk

            ## VAT identification number

            DE000000000

            ## Responsible for the content under section 18 (2) of the Interstate Media Treaty

            The head of the staff unit for citizen participation, address as above. Comments by users
            are their own opinion. To report a text, follow the link below it; the [rules](/regeln/)
            say what happens then.

            ## Single point of contact under the Digital Services Act

            For authorities and for everyone who uses the platform:
            [kontaktstelle@stadt.example](mailto:kontaktstelle@stadt.example), in German and English.

            ## Pictures

            The pictures of this demonstration were drawn by the program itself. They show no real
            places.
            """
        ),
    ),
    ar=PageText(
        title="بيانات الناشر",
        intro=prose(
            """
            هذا الموقع عرض تجريبي وليس خدمة من مدينة فيسبادن. هكذا يمكن أن تبدو بيانات الناشر لمدينة ما،
            وجميع البيانات من وحي الخيال.
            """
        ),
        body=prose(
            """
            ## البيانات وفق المادة 5 من قانون الخدمات الرقمية

            مدينة بايشبيلشتات، هيئة عامة، يمثلها المجلس التنفيذي، وتمثله رئيسة البلدية

            Rathausplatz 1, 00000 Beispielstadt

            الهاتف: 069 90009-100

            البريد الإلكتروني: [rathaus@stadt.example](mailto:rathaus@stadt.example)

            ## جهة الإشراف

            Regierungspräsidium Beispielbezirk

            ## رقم التعريف الضريبي

            DE000000000

            ## المسؤول عن المحتوى وفق المادة 18 فقرة 2 من معاهدة الإعلام

            رئاسة وحدة مشاركة المواطنين، والعنوان كما سبق. تعليقات المستخدمين تعبر عن آرائهم. للإبلاغ عن
            نص تجدون رابطاً تحته، وتوضح [القواعد](/regeln/) ما يحدث بعد ذلك.

            ## جهة الاتصال المركزية وفق قانون الخدمات الرقمية الأوروبي

            للسلطات ولكل من يستخدم المنصة:
            [kontaktstelle@stadt.example](mailto:kontaktstelle@stadt.example)، بالألمانية والإنجليزية.

            ## الصور

            صور هذا العرض رسمها البرنامج بنفسه، وهي لا تُظهر أماكن حقيقية.
            """
        ),
    ),
)

PRIVACY = Page(
    slug="datenschutz",
    kind="info",
    published_at=moment("2024-09-01 09:00"),
    de=PageText(
        title="Datenschutz",
        intro=prose(
            """
            Wir erheben so wenig wie möglich: Zum Lesen nichts, was Sie erkennbar macht, zum Schreiben
            eine E-Mail-Adresse und einen Anzeigenamen. Text einer Vorführung, als Vorlage gedacht.
            """
        ),
        body=prose(
            """
            ## Wer verantwortlich ist

            Stadt Beispielstadt, Rathausplatz 1, 00000 Beispielstadt,
            [rathaus@stadt.example](mailto:rathaus@stadt.example). Die Datenschutzbeauftragte erreichen
            Sie unter [datenschutz@stadt.example](mailto:datenschutz@stadt.example).

            ## Wenn Sie lesen

            Es werden keine Cookies gesetzt und keine Dienste Dritter geladen. Schriften, Bilder und
            Programme kommen von diesem Server. Das Protokoll des Servers hält fest, welche Art von
            Seite wann und wie schnell ausgeliefert wurde, nicht aber Ihre Netzadresse.

            ## Wenn Sie ein Konto haben

            Wir speichern Ihre E-Mail-Adresse, Ihren Anzeigenamen und Ihre Sprache. Öffentlich ist nur
            der Anzeigename; es muss nicht Ihr wirklicher Name sein. Angemeldet bleiben Sie durch ein
            Cookie, das mit dem Abmelden endet.

            ## Wenn Sie etwas schreiben

            Ihr Text erscheint mit Anzeigename und Zeit. Bitte schreiben Sie nichts über sich oder
            andere, das nicht öffentlich werden soll. Politische Meinungen sind besonders geschützte
            Daten: Sie machen sie mit dem Veröffentlichen selbst öffentlich und können Ihren Text
            jederzeit zurückziehen.

            ## Wozu und auf welcher Grundlage

            Bürgerbeteiligung ist eine Aufgabe der Stadt. Grundlage sind Artikel 6 Absatz 1 Buchstabe e
            der Datenschutz-Grundverordnung und § 3 des Hessischen Datenschutz- und
            Informationsfreiheitsgesetzes; für Meinungen, die Sie selbst veröffentlichen, Artikel 9
            Absatz 2 Buchstabe e der Datenschutz-Grundverordnung.

            ## Schutz vor Missbrauch

            Damit niemand den Dienst lahmlegt, zählen wir Versuche je Netzadresse für kurze Zeit. Die
            Adresse selbst wird dabei nicht gespeichert, nur ein verschlüsselter Wert.

            ## Wie lange

            - Ihr Konto: bis Sie es löschen
            - Ihre Texte: solange das Vorhaben dokumentiert ist; löschen Sie Ihr Konto, bleiben die Texte
              ohne Ihren Namen stehen
            - Meldungen und Entscheidungen der Moderation: zwölf Monate

            ## Wer Ihre Daten bekommt

            Niemand außerhalb der Stadt. Antwortet ein Amt auf Ihren Beitrag, sieht es ihn so, wie ihn
            alle sehen.

            ## Ihre Rechte

            Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen und der Verarbeitung
            widersprechen. Ihr Konto löschen Sie selbst unter „Mein Konto“. Beschweren können Sie sich beim
            Hessischen Beauftragten für Datenschutz und Informationsfreiheit.
            """
        ),
    ),
    en=PageText(
        title="Privacy",
        intro=prose(
            """
            We collect as little as possible: nothing that identifies you for reading, an e-mail
            address and a display name for writing. The text of a demonstration, meant as a template.
            """
        ),
        body=prose(
            """
            ## Who is responsible

            City of Beispielstadt, Rathausplatz 1, 00000 Beispielstadt,
            [rathaus@stadt.example](mailto:rathaus@stadt.example). The data protection officer can be
            reached at [datenschutz@stadt.example](mailto:datenschutz@stadt.example).

            ## When you read

            No cookies are set and no third-party services are loaded. Fonts, pictures and programs
            come from this server. The server’s log notes which kind of page was delivered, when and how
            fast, but not your network address.

            ## When you have an account

            We store your e-mail address, your display name and your language. Only the display name is
            public; it need not be your real name. A cookie keeps you signed in and ends when you sign
            out.

            ## When you write something

            Your text appears with display name and time. Please write nothing about yourself or others
            that should not become public. Political opinions are specially protected data: by
            publishing you make them public yourself, and you can withdraw your text at any time.

            ## What for and on what basis

            Citizen participation is a task of the city. The basis is Article 6(1)(e) of the General
            Data Protection Regulation and section 3 of the Hessian data protection act (HDSIG); for
            opinions that you publish yourself, Article 9(2)(e) of the Regulation.

            ## Protection against abuse

            So that nobody can bring the service down, we count attempts per network address for a short
            time. The address itself is not stored, only an encrypted value.

            ## How long

            - your account: until you delete it
            - your texts: as long as the project is documented; if you delete your account they stay
              without your name
            - reports and decisions of the moderation: twelve months

            ## Who gets your data

            Nobody outside the city. When an office answers your comment it sees what everyone sees.

            ## Your rights

            You can ask for information, correction, deletion and restriction, and object to the
            processing. You delete your account yourself under “My account”. You can complain to the
            Hessian Commissioner for Data Protection and Freedom of Information.
            """
        ),
    ),
    ar=PageText(
        title="حماية البيانات",
        intro=prose(
            """
            نجمع أقل قدر ممكن: للقراءة لا شيء يعرّف بكم، وللكتابة عنوان بريد إلكتروني واسم للعرض. هذا نص
            عرض تجريبي أُعد ليكون نموذجاً.
            """
        ),
        body=prose(
            """
            ## من المسؤول

            مدينة بايشبيلشتات، Rathausplatz 1, 00000 Beispielstadt،
            [rathaus@stadt.example](mailto:rathaus@stadt.example). مسؤولة حماية البيانات:
            [datenschutz@stadt.example](mailto:datenschutz@stadt.example).

            ## عندما تقرؤون

            لا نستخدم ملفات تعريف الارتباط ولا نحمّل خدمات من أطراف أخرى. الخطوط والصور والبرامج تأتي من
            هذا الخادم. يسجل الخادم نوع الصفحة ووقت عرضها وسرعته، ولا يسجل عنوان شبكتكم.

            ## عندما يكون لديكم حساب

            نحفظ عنوان بريدكم الإلكتروني واسم العرض ولغتكم. الظاهر للجميع هو اسم العرض فقط، وليس من
            الضروري أن يكون اسمكم الحقيقي. يبقيكم ملف تعريف ارتباط واحد مسجلين وينتهي عند تسجيل الخروج.

            ## عندما تكتبون

            يظهر نصكم مع اسم العرض والوقت. نرجو ألا تكتبوا عنكم أو عن غيركم ما لا ينبغي أن يصبح علنياً.
            الآراء السياسية بيانات محمية بشكل خاص: بنشرها تجعلونها علنية بأنفسكم، ويمكنكم سحب نصكم في أي
            وقت.

            ## لأي غرض وعلى أي أساس

            مشاركة المواطنين من مهام المدينة. الأساس هو المادة 6 فقرة 1 حرف e من اللائحة العامة لحماية
            البيانات والمادة 3 من قانون حماية البيانات في هسن، وللآراء التي تنشرونها بأنفسكم المادة 9 فقرة 2
            حرف e من اللائحة.

            ## الحماية من سوء الاستخدام

            حتى لا يعطل أحد الخدمة نعدّ المحاولات لكل عنوان شبكة لفترة قصيرة. لا نحفظ العنوان نفسه بل قيمة
            مشفرة فقط.

            ## مدة الحفظ

            - حسابكم: حتى تحذفوه
            - نصوصكم: ما دام المشروع موثقاً، وإذا حذفتم حسابكم بقيت النصوص بلا اسمكم
            - البلاغات وقرارات الإشراف: اثنا عشر شهراً

            ## من يحصل على بياناتكم

            لا أحد خارج المدينة. وعندما تجيب دائرة عن تعليقكم فإنها ترى ما يراه الجميع.

            ## حقوقكم

            يمكنكم طلب المعلومات والتصحيح والحذف والتقييد والاعتراض على المعالجة. تحذفون حسابكم بأنفسكم في
            «حسابي». ويمكنكم تقديم شكوى إلى مفوض هسن لحماية البيانات وحرية المعلومات.
            """
        ),
    ),
)
