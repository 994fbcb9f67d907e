"""What people rely on in the components, whatever page uses them."""

import datetime as dt
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from mitsprache.common.context import language_links
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.ui import icons
from mitsprache.common.ui.values import Answer, Badge, Card, Comment, Passage, Step

MOMENT = dt.datetime(2026, 3, 14, 14, 18, tzinfo=dt.UTC)


def rendered(source: str, **values: object) -> BeautifulSoup:
    return BeautifulSoup(Template("{% load ui %}" + source).render(Context(values)), "html.parser")


class Opinion(forms.Form):
    mail = forms.EmailField(label="E-Mail", help_text="Wird nicht gezeigt.")
    kind = forms.ChoiceField(
        label="Art", choices=[("a", "Frage"), ("b", "Lob")], widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label="Themen", choices=[("a", "Verkehr")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="Einverstanden")
    note = forms.CharField(label="Notiz", required=False)


@pytest.fixture
def wrong() -> forms.Form:
    return Opinion({"mail": "kein-at"})


def described(page: BeautifulSoup, control: Tag) -> str:
    ids = control.get("aria-describedby", "").split()
    return " ".join(page.find(id=name).text for name in ids)


def test_every_control_of_a_form_has_a_label(wrong):
    page = rendered("{% form_fields form=form %}", form=wrong)
    for control in page.select("input"):
        label = page.select(f"label[for='{control.get('id')}']")
        assert label and label[0].text.strip()


def test_a_faulty_field_says_so_to_screen_readers_and_keeps_what_was_typed(wrong):
    page = rendered("{% form_field field=form.mail %}", form=wrong)
    control = page.select("input")[0]
    assert control.get("aria-invalid") == "true"
    assert control.get("value") == "kein-at"
    told = described(page, control)
    assert "Wird nicht gezeigt." in told
    assert str(wrong.errors["mail"][0]) in told


def test_a_group_of_choices_is_named_by_its_legend_and_tied_to_its_error(wrong):
    page = rendered("{% form_field field=form.kind %}", form=wrong)
    group = page.select("fieldset")[0]
    assert "Art" in group.select("legend")[0].text
    assert str(wrong.errors["kind"][0]) in described(page, group)


def test_a_required_group_of_boxes_does_not_demand_every_box():
    page = rendered("{% form_field field=form.topics %}", form=Opinion())
    assert [box.get("required") for box in page.select("input")] == [None]


def test_only_optional_fields_are_marked():
    page = rendered("{% form_fields form=form %}", form=Opinion())
    marked = [mark.parent.contents[0] for mark in page.select(".field__optional")]
    assert [text.strip() for text in marked] == ["Notiz"]


def test_the_summary_of_errors_leads_to_each_faulty_control(wrong):
    page = rendered("{% form_errors form=form %}{% form_fields form=form %}", form=wrong)
    targets = [link.get("href").removeprefix("#") for link in page.select(".form-errors a")]
    assert len(targets) == 4
    assert all(page.find(id=target) for target in targets)


def test_a_form_without_errors_has_no_summary():
    assert not rendered("{% form_errors form=form %}", form=Opinion()).find_all()


def test_an_unknown_kind_of_button_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        rendered("{% button label='x' kind='loud' %}")


def test_components_take_arguments_by_name_only():
    with pytest.raises(TemplateSyntaxError):
        Template("{% load ui %}{% badge 'Läuft' %}")


def test_texts_from_people_are_escaped():
    card = Card(title="<script>x</script>", url="/x/", summary="<b>", badges=[Badge(label="<i>")])
    source = Template("{% load ui %}{% card_grid items=cards %}").render(Context({"cards": [card]}))
    assert "<script>" not in source
    assert "<b>" not in source
    assert "<i>" not in source


def test_a_card_in_another_language_says_which():
    card = Card(title="Mehr Schatten", url="/x/", language="de")
    link = rendered("{% card_grid items=cards %}", cards=[card]).select("a")[0]
    assert (link.get("lang"), link.get("dir")) == ("de", "auto")


def test_the_state_of_a_step_is_a_word_too():
    steps = [Step(title=state, state=state) for state in ("past", "now", "missed", "next")]
    with translation.override("de"):
        items = rendered("{% timeline steps=steps %}", steps=steps).select("li")
    words = [item.select(".visually-hidden")[0].text for item in items]
    assert words == ["Erledigt:", "Jetzt:", "Überfällig:", "Steht noch bevor:"]


def test_a_quarter_is_not_turned_into_a_false_day():
    page = rendered("{% partial_date value=when %}", when=PartialDate.parse("2018-Q1"))
    assert not page.select("time")
    assert "2018" in page.text


def test_a_hidden_comment_leaves_its_place_but_not_its_text():
    gone = Comment(
        anchor="c1", author="Jana", when=MOMENT, html="<p>Text</p>", gone="Ausgeblendet."
    )
    page = rendered("{% comment_list items=items %}", items=[gone])
    assert "Ausgeblendet." in page.text
    assert "Text" not in page.text
    assert "Jana" not in page.text


def test_an_answer_names_its_office_and_replies_are_folded():
    reply = Comment(anchor="c2", author="Ali", when=MOMENT, html="<p>Ja.</p>")
    item = Comment(
        anchor="c1",
        author="Jana",
        when=MOMENT,
        html="<p>Wann?</p>",
        answers=[Answer(office="Tiefbauamt", when=MOMENT, html="<p>Im Mai.</p>")],
        replies=[reply],
    )
    page = rendered("{% comment_list items=items %}", items=[item])
    assert "Tiefbauamt" in page.select(".answer h4")[0].text
    folded = page.select("details")[0]
    assert folded.get("open") is None
    assert "Ja." in folded.text


def test_a_comparison_names_added_and_removed_words():
    passages = [
        Passage(text="alt", change="removed"),
        Passage(text="neu", change="added"),
        Passage(text=" Ende"),
    ]
    with translation.override("de"):
        page = rendered("{% diff passages=passages %}", passages=passages)
    assert "gestrichen" in page.select("del")[0].text
    assert "eingefügt" in page.select("ins")[0].text


@pytest.mark.parametrize(
    ("number", "previous", "following"),
    [
        (1, [], ["?q=Platz&seite=2"]),
        (2, ["?q=Platz"], ["?q=Platz&seite=3"]),
        (3, ["?q=Platz&seite=2"], []),
    ],
)
def test_paging_keeps_the_search_and_ends_at_both_ends(number, previous, following):
    request = RequestFactory().get("/vorhaben/", {"q": "Platz", "seite": str(number)})
    page = rendered("{% pagination number=number total=3 %}", number=number, request=request)
    assert [link.get("href") for link in page.select("[rel=prev]")] == previous
    assert [link.get("href") for link in page.select("[rel=next]")] == following


def test_a_list_of_one_page_has_no_paging():
    request = RequestFactory().get("/vorhaben/")
    assert not rendered("{% pagination number=1 total=1 %}", request=request).find_all()


def test_an_unknown_icon_is_refused():
    with pytest.raises(KeyError):
        icons.icon("unicorn")


def test_icons_are_silent_unless_they_carry_a_label():
    page = rendered("{% icon 'pin' %}{% icon 'pin' label='Ort' %}")
    assert [svg.get("aria-hidden") for svg in page.select("svg")] == ["true", "true"]
    assert [text.text for text in page.select(".visually-hidden")] == ["Ort"]


def test_messages_of_unknown_level_are_shown_as_information():
    message = SimpleNamespace(level_tag="debug", __str__=lambda: "x")
    assert rendered("{% message_alert message=message %}", message=message).select(".alert--info")


@pytest.mark.parametrize("path", ["/vorhaben/", "/en/vorhaben/", "/ar/vorhaben/"])
def test_every_language_links_to_the_same_page_with_its_search(path):
    links = language_links(path, "q=Platz", "de")
    assert [link.url for link in links] == [
        "/vorhaben/?q=Platz",
        "/en/vorhaben/?q=Platz",
        "/ar/vorhaben/?q=Platz",
    ]


def test_a_page_whose_name_begins_like_a_language_is_not_taken_for_one():
    assert language_links("/archiv/", "", "de")[0].url == "/archiv/"


def test_the_desk_has_no_other_languages():
    assert language_links("/arbeitsbereich/stil/", "", "de") == []
