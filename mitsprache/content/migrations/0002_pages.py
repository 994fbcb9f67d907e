"""The languages, one home page for each, and the site: what a fresh installation begins with."""

import uuid

from django.db import migrations

HOMES = [
    (
        "de",
        "start",
        "Startseite",
        "Mitreden, bevor entschieden ist",
        "Hier sehen Sie, was Ihre Stadt vorhat, wo Sie mitreden können und was aus Ihren "
        "Beiträgen geworden ist.",
    ),
    (
        "en",
        "start-en",
        "Home",
        "Have your say before it is decided",
        "See what your city is planning, where you can take part and what has become of what "
        "people said.",
    ),
    (
        "ar",
        "start-ar",
        "الصفحة الرئيسية",
        "شاركوا برأيكم قبل اتخاذ القرار",
        "هنا ترون ما تخطط له مدينتكم، وأين يمكنكم المشاركة، وما الذي نتج عن مساهماتكم.",
    ),
]


def make(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("content", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")

    root = Page.objects.get(depth=1)
    kind, _created = ContentType.objects.get_or_create(app_label="content", model="homepage")
    key = uuid.uuid4()
    # Wagtail's welcome page makes room for ours; sites that point at it are re-pointed first.
    welcome = Page.objects.filter(depth=2, slug="home").first()
    taken = Page.objects.filter(depth=2).exclude(pk=getattr(welcome, "pk", None)).count()
    if taken:
        return  # an installation that already has pages keeps them
    if welcome is not None:
        Page.objects.filter(pk=welcome.pk).update(path="00019999", slug="welcome-to-wagtail")
    homes = []
    for number, (language, slug, title, claim, intro) in enumerate(HOMES, start=1):
        locale, _created = Locale.objects.get_or_create(language_code=language)
        homes.append(
            HomePage.objects.create(
                title=title,
                draft_title=title,
                slug=slug,
                url_path=f"/{slug}/",
                path=f"{root.path}{number:04}",
                depth=2,
                numchild=0,
                content_type=kind,
                locale=locale,
                translation_key=key,
                live=True,
                claim=claim,
                intro=intro,
            )
        )
    Site.objects.all().update(root_page=homes[0].page_ptr_id, site_name="Mitsprache")
    if welcome is not None:
        Page.objects.filter(pk=welcome.pk).delete()
    root.numchild = len(homes)
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
