"""The style page shows what there is, so that a look at it is a look at everything."""

import re

import pytest
from django.test import RequestFactory

from mitsprache.common.templatetags.ui import register
from mitsprache.workspace.stylepage.views import style_page

# Parts of the frame, which the style page has like every other page, or of one page alone.
FRAME = {"nav", "desk_nav", "message_alert", "notice_bar", "hero", "table", "card", "form_field"}


@pytest.fixture
def source() -> str:
    from django.template.loader import get_template

    return get_template("workspace/stylepage/style_page.html").template.source


def test_every_component_is_shown(source):
    shown = set(re.findall(r"{% (\w+)", source))
    assert set(register.tags) - FRAME <= shown


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_it_can_be_seen_in_every_language(rf: RequestFactory, language, direction):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/arbeitsbereich/stil/", {"sprache": language})
    request.user, request.session, request._messages = AnonymousUser(), {}, []
    text = style_page(request).content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
