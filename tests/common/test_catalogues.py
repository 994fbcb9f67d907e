import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mitsprache.common import catalogues
from mitsprache.common.catalogues import Source


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project whose catalogues may be changed."""
    package = tmp_path / "mitsprache"
    (package / "public" / "templates" / "public").mkdir(parents=True)
    (package / "workspace").mkdir()
    (package / "locale").mkdir()
    monkeypatch.setattr(catalogues, "PACKAGE", package)
    monkeypatch.setattr(catalogues, "LOCALE", package / "locale")
    monkeypatch.setattr(catalogues.extract, "__defaults__", (package,))
    for name in ("locked", "load", "save", "compile_one", "compile_all", "po_path"):
        function = getattr(catalogues, name)
        function = getattr(function, "__wrapped__", function)
        defaults = function.__defaults__
        monkeypatch.setattr(function, "__defaults__", (*defaults[:-1], package / "locale"))
    return package


def template(package: Path, text: str) -> None:
    (package / "public" / "templates" / "public" / "page.html").write_text(text)


def test_templates_are_read_as_django_looks_texts_up(package: Path) -> None:
    template(
        package,
        """{% translate "Nine %" context "share" %} {{ _("Hello")|upper }}
        {% blocktranslate trimmed count number=count with name=person %}
            One text
            by {{ name }}, 5 %
        {% plural %}
            {{ number }} texts by {{ name }}, 5 %
        {% endblocktranslate %}""",
    )
    assert list(catalogues.extract()) == [
        Source("Nine %%", context="share"),
        Source("Hello"),
        Source("One text by %(name)s, 5 %%", "%(number)s texts by %(name)s, 5 %%"),
    ]


def test_python_is_read_with_plural_and_context(package: Path) -> None:
    (package / "public" / "views.py").write_text(
        '_("Plain " "and joined")\n'
        'ngettext("%(n)s day", "%(n)s days", n)\n'
        'pgettext_lazy("of a sheet", "state")\n'
        "_(variable)\n"
    )
    assert list(catalogues.extract()) == [
        Source("Plain and joined"),
        Source("%(n)s day", "%(n)s days"),
        Source("state", context="of a sheet"),
    ]


def test_a_text_put_together_at_run_time_is_refused(package: Path) -> None:
    (package / "public" / "views.py").write_text('_(f"Hello {name}")\n')
    with pytest.raises(catalogues.Refused, match=r"views\.py:1"):
        catalogues.extract()


def merge(package: Path, *entries: dict[str, object]) -> None:
    file = package / "merge.json"
    file.write_text(json.dumps(entries))
    call_command("messages", "merge", str(file))


def test_a_translation_merged_before_its_text_exists_waits_for_it(package: Path) -> None:
    merge(package, {"msgid": "Projects", "de": "Vorhaben", "ar": "المشاريع"})
    assert len(catalogues.load("de")) == 0
    template(package, '{% translate "Projects" %}')
    call_command("messages", "update")
    call_command("messages", "check")
    message = catalogues.load("ar").get("Projects")
    assert message is not None
    assert message.string == "المشاريع"


def test_what_others_have_merged_stays(package: Path) -> None:
    template(package, '{% translate "Projects" %}{% translate "News" %}')
    merge(package, {"msgid": "Projects", "de": "Vorhaben", "ar": "المشاريع"})
    merge(package, {"msgid": "News", "de": "Neuigkeiten", "ar": "أخبار"})
    call_command("messages", "check")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_missing_translation_fails_the_check(package: Path, language: str) -> None:
    template(package, '{% translate "News" %}')
    other = "ar" if language == "de" else "de"
    merge(package, {"msgid": "News", other: "x"})
    with pytest.raises(CommandError, match="1 translations"):
        call_command("messages", "check")


def test_arabic_is_not_asked_for_where_only_staff_reads(package: Path) -> None:
    (package / "workspace" / "views.py").write_text('_("Desk")')
    merge(package, {"msgid": "Desk", "de": "Schreibtisch"})
    call_command("messages", "check")


def test_a_fuzzy_translation_fails_the_check(package: Path) -> None:
    template(package, '{% translate "News" %}')
    merge(package, {"msgid": "News", "de": "Neuigkeiten", "ar": "أخبار"})
    po = catalogues.po_path("de")
    po.write_text(po.read_text().replace('msgid "News"', '#, fuzzy\nmsgid "News"'))
    with pytest.raises(CommandError):
        call_command("messages", "check")


@pytest.mark.parametrize(
    "translation", ["Guten Tag", "Guten Tag, %(nmae)s", "Guten Tag, %(name)s und %(other)s"]
)
def test_a_translation_that_would_fail_on_the_page_is_refused(
    package: Path, translation: str
) -> None:
    template(package, "{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}")
    with pytest.raises(CommandError, match="placeholder"):
        merge(package, {"msgid": "Hello %(name)s", "de": translation})


def test_plurals_come_with_all_forms_of_the_language(package: Path) -> None:
    template(
        package,
        "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
    )
    entry = {"msgid": "%(n)s day", "msgid_plural": "%(n)s days"}
    with pytest.raises(CommandError, match="6 plural forms"):
        merge(package, entry | {"ar": ["%(n)s يوم", "%(n)s أيام"]})
    arabic = ["لا أيام", "يوم واحد", "يومان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم"]
    merge(package, entry | {"de": ["%(n)s Tag", "%(n)s Tage"], "ar": arabic})
    call_command("messages", "check")
