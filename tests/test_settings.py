"""Production refuses to start half-configured, and never meets demo data."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases

ROOT = Path(__file__).resolve().parent.parent
COMPLETE = {
    "MITSPRACHE_ENV": "production",
    "MITSPRACHE_SECRET_KEY": secrets.token_urlsafe(60),
    "MITSPRACHE_ALLOWED_HOSTS": "mitreden.stadt.example",
    "MITSPRACHE_BASE_URL": "https://mitreden.stadt.example",
}
ASK = (
    "import json, sys; from django.conf import settings;"
    "print(json.dumps({name: getattr(settings, name, None) for name in sys.argv[1:]}, default=str))"
)


def run(data: Path, *command: str, **variables: str | None) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, with exactly these of our variables set."""
    ours = ("MITSPRACHE_", "DATABASE_", "CACHE_", "EMAIL_", "HOST", "PORT")
    # What the browser's tests set for their own process would fail the deployment check here.
    ours = (*ours, "DJANGO_ALLOW_ASYNC_UNSAFE")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    environment |= {"MITSPRACHE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment |= {name: value for name, value in variables.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-W", "ignore", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )


def setting(data: Path, *names: str, **variables: str) -> dict[str, object]:
    done = run(data, "-c", ASK, *names, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("MITSPRACHE_SECRET_KEY", "MITSPRACHE_SECRET_KEY_FILE"),
        ("MITSPRACHE_ALLOWED_HOSTS", "host names"),
        ("MITSPRACHE_BASE_URL", "https://"),
    ],
)
def test_production_does_not_start_without(left_out: str, named: str, tmp_path: Path) -> None:
    done = run(tmp_path, "manage.py", "check", **COMPLETE | {left_out: None})
    assert done.returncode != 0
    assert left_out in done.stderr
    assert named in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MITSPRACHE_ENV", "Production"),
        ("MITSPRACHE_SECRET_KEY", "kurz"),
        ("MITSPRACHE_ALLOWED_HOSTS", "*"),
        ("MITSPRACHE_BASE_URL", "http://mitreden.stadt.example"),
        ("MITSPRACHE_DEMO", "1"),
        ("DATABASE_URL", "mysql://stadt@localhost/mitsprache"),
        ("CACHE_URL", "locmem://"),
    ],
)
def test_production_does_not_start_with(name: str, value: str, tmp_path: Path) -> None:
    done = run(tmp_path, "manage.py", "check", **COMPLETE | {name: value})
    assert done.returncode != 0
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_production_passes_djangos_deployment_check_without_a_warning(tmp_path: Path) -> None:
    done = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert done.returncode == 0, done.stderr


def test_production_is_protected(tmp_path: Path) -> None:
    found = setting(
        tmp_path,
        *["DEBUG", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE"],
        *["CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY"],
        *["SESSION_COOKIE_SAMESITE", "SESSION_COOKIE_DOMAIN", "SECURE_SSL_REDIRECT"],
        *["SECURE_PROXY_SSL_HEADER", "SECURE_REFERRER_POLICY", "MITSPRACHE_DEMO"],
        *["WAGTAIL_GRAVATAR_PROVIDER_URL", "WAGTAIL_ENABLE_UPDATE_CHECK", "USE_TZ", "TIME_ZONE"],
        **COMPLETE,
    )
    assert found == {
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_DOMAIN": None,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_PROXY_SSL_HEADER": None,
        "SECURE_REFERRER_POLICY": "same-origin",
        "MITSPRACHE_DEMO": False,
        "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
        "WAGTAIL_ENABLE_UPDATE_CHECK": False,
        "USE_TZ": True,
        "TIME_ZONE": "Europe/Berlin",
    }


def test_debugging_cannot_be_switched_on_in_production(tmp_path: Path) -> None:
    found = setting(tmp_path, "DEBUG", **COMPLETE, MITSPRACHE_DEBUG="1")
    assert found == {"DEBUG": False}


def test_the_word_of_a_proxy_counts_only_when_there_is_one(tmp_path: Path) -> None:
    found = setting(tmp_path, "SECURE_PROXY_SSL_HEADER", **COMPLETE, MITSPRACHE_PROXIES="1")
    assert found == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"]}


def test_the_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "secret"
    kept.write_text("s" * 60 + "\n")
    variables = COMPLETE | {"MITSPRACHE_SECRET_KEY_FILE": str(kept)}
    del variables["MITSPRACHE_SECRET_KEY"]
    assert setting(tmp_path, "SECRET_KEY", **variables) == {"SECRET_KEY": "s" * 60}


def test_development_makes_its_secret_once_and_keeps_it_private(tmp_path: Path) -> None:
    first = setting(tmp_path, "SECRET_KEY")
    assert len(str(first["SECRET_KEY"])) >= 50
    assert setting(tmp_path, "SECRET_KEY") == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_sqlite_keeps_receipts_through_a_power_cut(tmp_path: Path) -> None:
    found = setting(tmp_path, "DATABASES")["DATABASES"]["default"]["OPTIONS"]
    assert found["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["init_command"]
    assert "synchronous=FULL" in found["init_command"]


def test_postgresql_gives_up_on_what_takes_too_long(tmp_path: Path) -> None:
    url = "postgres://stadt@localhost/mitsprache"
    found = setting(tmp_path, "DATABASES", DATABASE_URL=url)["DATABASES"]["default"]
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        assert limit in found["OPTIONS"]["options"]
    assert found["OPTIONS"]["pool"]
    assert found["CONN_HEALTH_CHECKS"] is True


@pytest.fixture
def demo_data(tmp_path: Path) -> Path:
    (tmp_path / "db.sqlite3").write_bytes(databases.sqlite_original().read_bytes())
    mark = "import django; django.setup(); from mitsprache.common import installation as i;"
    done = run(tmp_path, "-c", f"{mark} i.mark_as_demo()")
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_production_refuses_a_database_with_demo_data(command: str, demo_data: Path) -> None:
    done = run(demo_data, "manage.py", command, **COMPLETE, PORT="0")
    assert done.returncode != 0
    assert "demo city" in done.stderr
    assert "DATABASE_URL" in done.stderr, "the message names the remedy"


def test_no_other_server_gets_past_that_either(demo_data: Path) -> None:
    done = run(demo_data, "-c", "import config.wsgi", **COMPLETE)
    assert done.returncode != 0
    assert "demo city" in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_demo_data_is_not_shown_to_other_machines(host: str, demo_data: Path) -> None:
    done = run(demo_data, "manage.py", "serve", HOST=host, PORT="0")
    assert done.returncode != 0
    if host != "192.0.2.7":  # an address that this machine does not have fails earlier
        assert "MITSPRACHE_DEMO_OPEN=1" in done.stderr
