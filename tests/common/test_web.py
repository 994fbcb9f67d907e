import io
import json
import logging
from typing import Any

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from config.logs import frames_without_message, logging_config
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.web import BodyLimit, RefusalLog, client_address


@pytest.mark.parametrize(
    ("path", "language"),
    [("/healthz", "de"), ("/en/healthz", "en"), ("/ar/healthz", "ar"), ("/fr/healthz", "de")],
)
@pytest.mark.django_db
def test_the_language_stands_in_the_address(client: Client, path: str, language: str) -> None:
    response = client.get(path, headers={"accept-language": "ar, en;q=0.8"})
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_a_page_may_load_nothing_inline_and_nothing_of_others(client: Client) -> None:
    response = client.get("/healthz")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.django_db
def test_only_the_editors_shell_may_use_inline_code(client: Client) -> None:
    assert "'unsafe-inline'" in client.get("/redaktion/").headers["Content-Security-Policy"]
    for path in ("/", "/konto/anmelden/", "/arbeitsbereich/", "/api/v1/docs", "/redaktion"):
        assert "unsafe" not in client.get(path).headers["Content-Security-Policy"], path


@pytest.mark.parametrize(
    ("announced", "status"), [("5", 200), ("", 200), ("31457281", 413), ("-1", 400), ("viel", 400)]
)
def test_a_body_too_large_is_refused_before_it_is_read(announced: str, status: int) -> None:
    request = RequestFactory().get("/")
    request.META["CONTENT_LENGTH"] = announced
    request.META["wsgi.input"] = None
    assert BodyLimit(lambda _request: HttpResponse())(request).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"), [("/", "größer als 30 MB"), ("/en/", "larger than 30 MB"), ("/ar/", "rtl")]
)
def test_U_04_a_body_too_large_gets_a_page_that_says_so(
    client: Client, path: str, words: str
) -> None:
    """As a browser gets it: in the page's language, with every protection, without a cookie."""
    response = client.generic("POST", path, b"x", CONTENT_LENGTH="209715200")
    assert response.status_code == 413 and words in response.content.decode()
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert not response.cookies


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 192.0.2.8", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_what_a_browser_claims_to_be_forwarded_for_is_not_believed(
    proxies: int, forwarded: str, address: str
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    with override_settings(MITSPRACHE_PROXIES=proxies):
        assert client_address(request) == address


@pytest.mark.django_db
def test_a_refusal_is_written_down() -> None:
    refusal = NotAllowed(actor=None, permission="projects.publish_sheet")
    RefusalLog(lambda _request: HttpResponse()).process_exception(HttpRequest(), refusal)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.refused, entry.actor_id) == ("projects.publish_sheet", True, None)


@pytest.mark.django_db
def test_the_log_names_no_address_query_or_path(client: Client, capture: "Lines") -> None:
    client.get("/gibt-es-nicht-Mustermann/?email=citizen@demo.example", REMOTE_ADDR="192.0.2.77")
    request_line = capture.only("request")
    assert request_line["status"] == 404
    for private in ("Mustermann", "citizen", "192.0.2.77"):
        assert private not in capture.text


def test_the_log_of_a_failure_names_the_place_but_not_the_message(capture: "Lines") -> None:
    try:
        raise ValueError("citizen@demo.example wrote this")
    except ValueError:
        logging.getLogger("django.request").exception(
            "%s: %s", "Internal Server Error", "/konto/link/geheim/"
        )
    line = capture.only("Internal Server Error")
    assert line["error"] == "ValueError"
    assert any("test_web.py" in frame for frame in line["frames"])
    assert "citizen" not in capture.text
    assert "geheim" not in capture.text


def test_an_exception_passed_by_hand_is_written_alike() -> None:
    event: Any = {"event": "schedule.failed", "exc_info": KeyError("Mustermann")}
    assert frames_without_message(None, "error", event) == {
        "event": "schedule.failed",
        "error": "KeyError",
        "frames": [],
    }


class Lines:
    """The log as it would be written in production."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def only(self, event: str) -> dict[str, Any]:
        (line,) = [
            parsed for parsed in map(json.loads, self.text.splitlines()) if parsed["event"] == event
        ]
        return line


@pytest.fixture
def capture() -> Any:
    lines = Lines()
    config = logging_config(json=True)
    formatter = config["formatters"]["lines"]
    handler = logging.StreamHandler(lines.stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            **{name: value for name, value in formatter.items() if name != "()"}
        )
    )
    root = logging.getLogger()
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)
