"""Home page, about, how to take part, rules of conduct."""

from mitsprache.demo.content.shapes import Page, PageText, moment, prose

HOME = Page(
    slug="startseite",
    kind="home",
    published_at=moment("2024-09-01 09:00"),
    de=PageText(
        title="Ihre Stadt, Ihre Mitsprache",
        intro=prose(
            """
            Was hat Wiesbaden vor, was kostet es, wer entscheidet, und wo können Sie mitreden? Hier
            stehen die Vorhaben der Stadt. Lesen Sie nach, fragen Sie, schlagen Sie Besseres vor.
            """
        ),
        body="",
    ),
    en=PageText(
        title="Your city, your say",
        intro=prose(
            """
            What is Wiesbaden planning, what does it cost, who decides, and where can you have a
            say? Here are the city’s projects. Read up, ask questions, suggest something better.
            """
        ),
        body="",
    ),
    ar=PageText(
        title="مدينتكم، ورأيكم مسموع",
        intro=prose(
            """
            ماذا تخطط فيسبادن، وكم يكلف ذلك، ومن يقرر، وأين يمكنكم المشاركة في الرأي؟ هنا تجدون
            مشاريع المدينة. اقرؤوا، واسألوا، واقترحوا ما هو أفضل.
            """
        ),
        body="",
    ),
)

ABOUT = Page(
    slug="ueber",
    kind="info",
    published_at=moment("2024-09-01 09:00"),
    de=PageText(
        title="Über diese Plattform",
        intro="Worum es hier geht, wer dahintersteht und was mit Ihren Beiträgen geschieht.",
        body=prose(
            """
            ## Wozu es diese Plattform gibt

            Eine Stadt gehört allen, die in ihr leben. Damit Sie früh erfahren, was geplant ist,
            führt die Stadt eine öffentliche Vorhabenliste. Jedes Vorhaben hat einen Steckbrief mit
            Zielen, Kosten, Beschlüssen, Terminen und Menschen, die Sie ansprechen können.

            ## Was Sie hier finden

            - alle wichtigen Vorhaben der Stadt, nach Ortsbezirk und Thema geordnet
            - zu jedem Vorhaben: ob und wie Sie mitreden können, und wenn nicht, warum nicht
            - was sich geändert hat und aus welchem Grund
            - Ihre Fragen und die Antworten der Ämter

            ## Was wir Ihnen zusagen

            - Jeder Steckbrief wird mindestens alle 90 Tage geprüft.
            - Fragen beantworten wir innerhalb von 14 Tagen. Dauert es länger, sagen wir Ihnen, warum.
            - Wer entscheidet und wie viel Spielraum es gibt, steht da, bevor Sie schreiben.
            - Versprechen haben ein Datum. Ist es verstrichen, sehen das alle.

            ## Wer verantwortlich ist

            Die Stabsstelle Wiesbadener Identität. Engagement. Bürgerbeteiligung. führt die Liste und
            moderiert. Für den Inhalt eines Steckbriefs steht das Amt ein, das darauf genannt ist.

            ## Dies ist eine Vorführung

            Sie sehen eine Beispielstadt. Erfunden ist alles außer dem Steckbrief [Integrationskonzept
            für Geflüchtete](/vorhaben/integrationskonzept-fuer-gefluechtete/), dessen Quelle auf der
            Seite steht, und den Namen der Ortsbezirke.
            """
        ),
    ),
    en=PageText(
        title="About this platform",
        intro="What this is about, who runs it, and what becomes of what you write.",
        body=prose(
            """
            ## Why it exists

            A city belongs to everyone who lives in it. So that you hear early what is planned, the
            city keeps a public list of projects. Every project has a fact sheet with its aims,
            costs, resolutions, dates and the people you can talk to.

            ## What you will find

            - all important projects of the city, sorted by district and topic
            - for every project: whether and how you can have a say, and if not, why not
            - what has changed, and for what reason
            - your questions and the offices’ answers

            ## What we promise

            - Every fact sheet is checked at least every 90 days.
            - We answer questions within 14 days. If it takes longer, we tell you why.
            - Who decides, and how much is open, is stated before you write.
            - Promises have a date. Once it has passed, everyone can see it.

            ## Who is responsible

            The Staff Unit Wiesbaden Identity. Engagement. Citizen Participation. keeps the list and
            moderates. The office named on a fact sheet answers for its content.

            ## This is a demonstration

            You are looking at an example city. Everything is invented except the fact sheet
            [Integrationskonzept für
            Geflüchtete](/vorhaben/integrationskonzept-fuer-gefluechtete/), whose source is named on
            its page, and the names of the districts. Fact sheets are written in German.
            """
        ),
    ),
    ar=PageText(
        title="عن هذه المنصة",
        intro="ما هي هذه المنصة، ومن يديرها، وماذا يحدث لما تكتبونه.",
        body=prose(
            """
            ## لماذا هذه المنصة

            المدينة ملك لكل من يعيش فيها. ولكي تعرفوا مبكراً ما هو مخطط له، تنشر المدينة قائمة عامة
            بمشاريعها. ولكل مشروع صفحة تعريف فيها أهدافه وتكاليفه وقراراته ومواعيده والأشخاص الذين
            يمكنكم التواصل معهم.

            ## ماذا تجدون هنا

            - جميع المشاريع المهمة في المدينة، مرتبة حسب الحي والموضوع
            - لكل مشروع: هل يمكنكم المشاركة وكيف، وإن لم يكن ذلك ممكناً فلماذا
            - ما الذي تغير ولأي سبب
            - أسئلتكم وأجوبة الدوائر

            ## ما نعدكم به

            - نراجع كل صفحة تعريف مرة كل 90 يوماً على الأقل.
            - نجيب عن الأسئلة خلال 14 يوماً. وإذا تأخرنا فسنخبركم بالسبب.
            - تعرفون من يقرر وما المجال المتاح للتأثير قبل أن تكتبوا.
            - لكل وعد موعد. وإذا فات الموعد فسيراه الجميع.

            ## من المسؤول

            تدير القائمة وتشرف على النقاش وحدة هوية فيسبادن والعمل التطوعي ومشاركة المواطنين. أما
            مضمون كل صفحة فتتحمله الدائرة المذكورة فيها.

            ## هذا عرض تجريبي

            ما ترونه مدينة للتجربة. كل شيء من وحي الخيال ما عدا صفحة [Integrationskonzept für
            Geflüchtete](/vorhaben/integrationskonzept-fuer-gefluechtete/) التي ذُكر مصدرها فيها،
            وأسماء الأحياء. صفحات المشاريع مكتوبة بالألمانية.
            """
        ),
    ),
)

HELP = Page(
    slug="hilfe",
    kind="info",
    published_at=moment("2024-09-01 09:00"),
    de=PageText(
        title="So machen Sie mit",
        intro="Lesen können alle. Zum Schreiben genügen eine E-Mail-Adresse und eine Minute.",
        body=prose(
            """
            ## Ein Vorhaben finden

            Öffnen Sie die [Vorhabenliste](/vorhaben/). Sie können nach Ortsbezirk, Thema, Stand und
            Beteiligung filtern oder ein Wort suchen. Die Auswahl steht in der Adresszeile: Sie
            können sie speichern oder weitergeben.

            ## Einen Steckbrief lesen

            Oben steht in wenigen Sätzen, worum es geht. Darunter finden Sie Kosten, Beschlüsse,
            Termine und die Ansprechpersonen. „Keine Angabe“ heißt: Die Stadt hat dazu noch nichts
            festgelegt.

            ## Schreiben

            - Wählen Sie „Anmelden“ und geben Sie Ihre E-Mail-Adresse ein.
            - Sie bekommen einen Code per E-Mail. Geben Sie ihn ein; ein Passwort brauchen Sie nicht.
            - Wählen Sie einen Anzeigenamen. Es muss nicht Ihr wirklicher Name sein.
            - Sagen Sie, ob Sie eine Frage, einen Vorschlag oder eine Meinung haben, und schreiben Sie.

            Eine halbe Stunde lang können Sie Ihren Text noch ändern; die frühere Fassung bleibt
            sichtbar. Zurückziehen können Sie ihn jederzeit. Schreiben Sie in der Sprache, in der es
            Ihnen leichtfällt.

            ## Eine Antwort bekommen

            Die Moderation gibt Ihren Beitrag an das zuständige Amt. Dessen Antwort erscheint unter
            Ihrem Text, und Sie erhalten eine E-Mail. Das dauert höchstens 14 Tage, sonst gibt es eine
            Zwischennachricht.

            ## Ohne Internet

            Rufen Sie an, schreiben Sie einen Brief oder kommen Sie vorbei. Die Kontakte stehen auf
            jedem Steckbrief. Beiträge auf Papier zählen genauso.

            ## Etwas stimmt nicht

            Unter jedem Text steht „Melden“. Dafür brauchen Sie kein Konto. Was dann geschieht, steht
            in den [Regeln](/regeln/).
            """
        ),
    ),
    en=PageText(
        title="How to take part",
        intro="Anyone can read. To write, all you need is an e-mail address and a minute.",
        body=prose(
            """
            ## Find a project

            Open the [list of projects](/vorhaben/). You can filter by district, topic, state and
            participation, or search for a word. Your choice is in the address bar, so you can keep
            it or pass it on.

            ## Read a fact sheet

            A few sentences at the top say what it is about. Below are costs, resolutions, dates and
            the people to ask. “No statement” means that the city has not settled this yet.

            ## Write

            - Choose “Sign in” and enter your e-mail address.
            - You get a code by e-mail. Enter it; you do not need a password.
            - Choose a display name. It need not be your real name.
            - Say whether you have a question, a suggestion or an opinion, and write.

            For half an hour you can still change your text; the earlier wording stays visible. You
            can withdraw it at any time. Write in the language that comes easily to you.

            ## Get an answer

            The moderation passes your comment to the office in charge. Its answer appears below your
            text, and you get an e-mail. This takes 14 days at most, or you receive an interim note.

            ## Without the internet

            Call, write a letter or drop in. The contacts are on every fact sheet. What you write on
            paper counts just as much.

            ## Something is wrong

            Below every text there is “Report”. You do not need an account for it. The
            [rules](/regeln/) say what happens then.
            """
        ),
    ),
    ar=PageText(
        title="كيف تشاركون",
        intro="القراءة متاحة للجميع. وللكتابة يكفي عنوان بريد إلكتروني ودقيقة واحدة.",
        body=prose(
            """
            ## البحث عن مشروع

            افتحوا [قائمة المشاريع](/vorhaben/). يمكنكم التصفية حسب الحي والموضوع والحالة والمشاركة،
            أو البحث عن كلمة. اختياركم محفوظ في شريط العنوان، فيمكنكم حفظه أو إرساله.

            ## قراءة صفحة المشروع

            في الأعلى جمل قليلة تشرح الموضوع. وتحتها التكاليف والقرارات والمواعيد ومن يمكن سؤاله.
            عبارة «لا توجد بيانات» تعني أن المدينة لم تحدد ذلك بعد.

            ## الكتابة

            - اختاروا «تسجيل الدخول» وأدخلوا عنوان بريدكم الإلكتروني.
            - يصلكم رمز بالبريد الإلكتروني. أدخلوه، ولا حاجة إلى كلمة مرور.
            - اختاروا اسماً للعرض. ليس من الضروري أن يكون اسمكم الحقيقي.
            - حددوا إن كان لديكم سؤال أو اقتراح أو رأي، ثم اكتبوا.

            يمكنكم تعديل النص لمدة نصف ساعة، وتبقى الصيغة السابقة ظاهرة. ويمكنكم سحبه في أي وقت.
            اكتبوا باللغة التي تناسبكم.

            ## الحصول على جواب

            ينقل فريق الإشراف تعليقكم إلى الدائرة المختصة. يظهر جوابها تحت نصكم وتصلكم رسالة بالبريد
            الإلكتروني. يستغرق ذلك 14 يوماً على الأكثر، وإلا وصلكم رد مؤقت.

            ## من دون إنترنت

            اتصلوا بنا أو اكتبوا رسالة أو تفضلوا بزيارتنا. بيانات الاتصال في كل صفحة مشروع. وما تكتبونه
            على الورق له الأهمية نفسها.

            ## هناك خطأ ما

            تحت كل نص تجدون «إبلاغ». لا تحتاجون إلى حساب لذلك. وما يحدث بعدها مكتوب في
            [القواعد](/regeln/).
            """
        ),
    ),
)

RULES = Page(
    slug="regeln",
    kind="info",
    published_at=moment("2024-09-01 09:00"),
    de=PageText(
        title="Regeln für das Gespräch",
        intro="Streiten Sie gern, und zwar um die Sache. So bleibt Platz für alle.",
        body=prose(
            """
            ## Was willkommen ist

            Fragen, Vorschläge, Lob und Kritik, auch scharfe. Eine Meinung muss niemandem gefallen,
            um hier stehen zu dürfen.

            ## Was wir ausblenden

            - Beleidigungen und herabwürdigende Aussagen über Menschen oder Gruppen
            - Aufrufe zu Hass oder Gewalt
            - persönliche Daten anderer, zum Beispiel Namen mit Adresse
            - Werbung und massenhaft wiederholte Texte
            - Beiträge, die mit dem Vorhaben nichts zu tun haben
            - alles, was gegen das Gesetz verstößt

            ## Wie wir entscheiden

            Beiträge erscheinen sofort. Menschen lesen sie, kein Programm entscheidet. Wer einen Text
            meldet, bekommt eine Eingangsbestätigung. Blenden wir einen Text aus, bleibt an seiner
            Stelle ein Hinweis mit dem Grund, und die Person, die ihn geschrieben hat, erfährt ihn mit
            einer Begründung.

            ## Wenn Sie anderer Meinung sind

            Schreiben Sie der Moderation innerhalb von sechs Monaten. Dann entscheidet jemand anderes
            noch einmal. War das Ausblenden falsch, steht Ihr Text wieder da, wo er war. Der Rechtsweg
            steht Ihnen immer offen.

            ## Fassung

            Diese Regeln gelten seit dem 1. September 2024.
            """
        ),
    ),
    en=PageText(
        title="Rules of conduct",
        intro="Do argue, but about the matter. That way there is room for everyone.",
        body=prose(
            """
            ## What is welcome

            Questions, suggestions, praise and criticism, sharp criticism too. An opinion need not
            please anybody to stand here.

            ## What we hide

            - insults and degrading statements about people or groups
            - incitement to hatred or violence
            - personal data of others, for example names with addresses
            - advertising and texts repeated over and over
            - comments that have nothing to do with the project
            - anything that is against the law

            ## How we decide

            Comments appear at once. People read them; no program decides. Whoever reports a text gets
            a confirmation. If we hide a text, a note with the ground remains in its place, and the
            person who wrote it is told the reasons.

            ## If you disagree

            Write to the moderation within six months. Somebody else will then decide anew. If hiding
            was wrong, your text is back where it stood. You may go to court at any time.

            ## Version

            These rules have applied since 1 September 2024.
            """
        ),
    ),
    ar=PageText(
        title="قواعد الحوار",
        intro="اختلفوا كما تشاؤون، ولكن حول الموضوع نفسه. هكذا يبقى المكان متسعاً للجميع.",
        body=prose(
            """
            ## ما نرحب به

            الأسئلة والاقتراحات والثناء والنقد، حتى الحاد منه. ليس على الرأي أن يعجب أحداً حتى يبقى هنا.

            ## ما نخفيه

            - الإهانات والأقوال التي تحط من قدر أشخاص أو جماعات
            - الدعوة إلى الكراهية أو العنف
            - البيانات الشخصية للآخرين، مثل الأسماء مع العناوين
            - الإعلانات والنصوص المكررة بكثرة
            - التعليقات التي لا علاقة لها بالمشروع
            - كل ما يخالف القانون

            ## كيف نقرر

            تظهر التعليقات فوراً. يقرؤها بشر ولا يقرر أي برنامج. من يبلغ عن نص يحصل على تأكيد. وإذا
            أخفينا نصاً فيبقى في مكانه تنويه بالسبب، ويُبلَّغ كاتبه بالأسباب.

            ## إذا كان لكم رأي آخر

            اكتبوا إلى فريق الإشراف خلال ستة أشهر. عندها يعيد شخص آخر النظر في القرار. وإذا كان الإخفاء
            خطأ عاد نصكم إلى مكانه. ويبقى طريق القضاء مفتوحاً لكم دائماً.

            ## الإصدار

            تسري هذه القواعد منذ 1 سبتمبر 2024.
            """
        ),
    ),
)
