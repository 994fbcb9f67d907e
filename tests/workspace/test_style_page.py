"""The style page shows what there is, so that a look at it is a look at everything."""

import re

import pytest
from django.template.loader import get_template
from django.test import Client

from mitsprache.common.templatetags.ui import register
from tests import factories

# Parts of the frame, which the style page has like every other page, or of one page alone.
FRAME = {
    *("static", "url", "today", "alternates", "languages", "footer_nav"),
    *("nav", "desk_nav", "message_alert", "notice_bar", "hero", "table", "card", "form_field"),
}


def test_every_component_is_shown():
    source = get_template("workspace/stylepage/style_page.html").template.source
    shown = set(re.findall(r"{% (\w+)", source))
    assert set(register.tags) - FRAME <= shown


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_staff_see_it_in_every_language(client: Client, language: str, direction: str):
    client.force_login(factories.coordination())
    text = client.get("/arbeitsbereich/stil/", {"sprache": language}).content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in text


@pytest.mark.django_db
def test_citizens_do_not_see_it(client: Client):
    client.force_login(factories.citizen())
    assert client.get("/arbeitsbereich/stil/").status_code == 403
