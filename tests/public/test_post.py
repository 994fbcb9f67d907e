"""/_post/: the mails of a development machine, for whoever sits at it."""

import pytest
from django.test import Client

from mitsprache.common import outbox

pytestmark = pytest.mark.django_db

FILES = "mitsprache.common.mail.EmlFileBackend"


@pytest.fixture
def sent(settings: object, tmp_path: object) -> str:
    settings.EMAIL_BACKEND = FILES  # type: ignore[attr-defined]
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")  # type: ignore[attr-defined, operator]
    outbox.enqueue(
        purpose="test",
        to="citizen@demo.example",
        subject="Grüße <b>aus</b> der Stadt",
        body="Hier ist der Link:\n\nhttp://127.0.0.1:8000/vorhaben/\n\n<script>alert(1)</script>\n",
        language="de",
    )
    assert outbox.send_due() == 1
    (file,) = (tmp_path / "mail").glob("*.eml")  # type: ignore[operator]
    return file.name


def test_every_mail_is_a_file_and_can_be_read(client: Client, sent: str) -> None:
    inbox = client.get("/_post/")
    letter = client.get(f"/_post/{sent}/")

    assert "Grüße &lt;b&gt;aus&lt;/b&gt; der Stadt" in inbox.content.decode()
    assert "no-store" in letter["Cache-Control"]
    assert 'href="http://127.0.0.1:8000/vorhaben/"' in letter.content.decode()
    assert "<script>alert(1)" not in letter.content.decode()


@pytest.mark.parametrize("name", ["x.eml", "..", "..%2f..%2fsecret-key", ".eml", "a.txt"])
def test_no_other_file_is_shown(client: Client, sent: str, name: str) -> None:
    assert client.get(f"/_post/{name}/").status_code == 404


@pytest.mark.parametrize(
    ("setting", "value"), [("PRODUCTION", True), ("MITSPRACHE_DEMO_OPEN", True)]
)
def test_where_others_come_in_there_is_no_such_page(
    client: Client, sent: str, settings: object, setting: str, value: bool
) -> None:
    setattr(settings, setting, value)

    assert client.get("/_post/").status_code == 404
    assert client.get(f"/_post/{sent}/").status_code == 404


def test_only_the_machine_itself_reads_its_mail(client: Client, sent: str) -> None:
    elsewhere = Client(REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": "127.0.0.1"})

    assert elsewhere.get("/_post/").status_code == 404


def test_without_mail_files_there_is_no_such_page(client: Client, settings: object) -> None:
    settings.EMAIL_FILE_PATH = None  # type: ignore[attr-defined]

    assert client.get("/_post/").status_code == 404
