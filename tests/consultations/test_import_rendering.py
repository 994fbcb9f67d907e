"""The text of a section as HTML: pictures of the document, notes, headings that fit the page."""

import uuid

import pytest

from mitsprache.consultations import actions
from mitsprache.consultations.models import DocumentPicture
from mitsprache.consultations.rendering import render_section
from tests import factories

pytestmark = pytest.mark.django_db


def document():
    return actions.create_document(
        actor=factories.department(), project=factories.draft_project(), title="Konzept"
    )


def picture(where):
    return DocumentPicture.objects.create(
        document=where, file="dokumente/x.webp", digest=str(uuid.uuid4()), width=640, height=480
    )


def test_a_picture_of_the_document_is_shown_with_its_size(django_assert_num_queries):
    where = document()
    shown = picture(where)
    with django_assert_num_queries(1):
        html = render_section(f'![Ein "Haus" & *Hof*](bild:{shown.pk})', where)
    assert html == (
        f'<p><img src="/medien/dokument/{shown.pk}.webp" alt="Ein &quot;Haus&quot; &amp; Hof" '
        'width="640" height="480" loading="lazy"></p>'
    )
    with django_assert_num_queries(0):
        render_section("Kein Bild", where)


def test_X_01_other_pictures_and_html_are_shown_as_they_are_written():
    where, foreign = document(), picture(document())
    for source in (
        f"bild:{uuid.uuid4()}",
        f"bild:{foreign.pk}",
        "bild:1",
        "https://boese.example/p.gif",
        "javascript:alert(1)",
    ):
        html = render_section(f"![x]({source}) <img src=x onerror=alert(1)>", where)
        assert "<img" not in html and "<a" not in html
        assert f"![x]({source})" in html
    evil = '![" onerror="alert(1)](bild:' + str(picture(where).pk) + ")"
    assert 'alt="&quot; onerror=&quot;alert(1)"' in render_section(evil, where)


def test_notes_stand_numbered_at_the_end_without_ids():
    html = render_section(
        "Eins[^b], zwei[^a], wieder[^b], keine[^z].\n\n[^a]: *A*\n[^b]: B\nweiter\n[^c]: nie\n",
        document(),
    )
    assert html == (
        '<p>Eins<sup class="note">1</sup>, zwei<sup class="note">2</sup>, wieder'
        '<sup class="note">1</sup>, keine[^z].</p>\n'
        '<ol class="notes">\n<li>B weiter</li>\n<li><em>A</em></li>\n<li>nie</li>\n</ol>'
    )


@pytest.mark.parametrize(
    ("depth", "tags"), [(1, "h3 h4"), (2, "h4 h5"), (4, "h6 h6"), (6, "h6 h6")]
)
def test_headings_inside_begin_below_that_of_the_section(depth, tags):
    html = render_section("# A\n\n#### B", document(), depth=depth)
    first, second = tags.split()
    assert html == f"<{first}>A</{first}>\n<{second}>B</{second}>"


def test_X_07_many_marks_and_notes_stay_quick(django_assert_num_queries):
    where = document()
    with django_assert_num_queries(0):
        html = render_section("".join(f"[^{n}]: x\n" for n in range(2000)), where)
        assert html.count("<li>") == 2000
        assert render_section("[^1" * 3_000, where).startswith("<p>[^1[^1")
