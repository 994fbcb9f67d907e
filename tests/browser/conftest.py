"""The platform as a person meets it: real settings, demo city, worker, and a real browser."""

import fcntl
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import databases

ROOT = Path(__file__).resolve().parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    *["--disable-component-update", "--disable-sync"],
]
# Playwright's loop runs in this thread; what these tests ask of the database happens outside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
# A limit for what never comes, not a promise of speed: the machine may be busy.
PATIENCE = 180_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@dataclass
class Site:
    """A running platform with the demo city; `url` has no slash at the end.

    `places` are the numbers and names of what states.py has added, `sessions` the keys of
    sessions in which each role is signed in.
    """

    url: str
    data: Path
    places: dict[str, Any]
    sessions: dict[str, str]

    def signed_in(self, role: str) -> dict[str, Any]:
        """What a browser remembers that is signed in as this role; empty: as nobody."""
        if not role:
            return {"cookies": [], "origins": []}
        cookie = {"name": "mitsprache_session", "value": self.sessions[role], "url": self.url}
        return {"cookies": [cookie], "origins": []}

    def mails(self, *, to: str) -> list[EmailMessage]:
        """The mails that have left for this address, oldest first."""
        found = []
        # What begins with a dot is still being written.
        for path in sorted((self.data / "mail").glob("[!.]*.eml")):
            mail = message_from_bytes(path.read_bytes(), policy=policy.default)
            if to in str(mail["To"]):
                found.append(mail)
        return found

    def wait_for_mail(self, *, to: str, already: int = 0) -> EmailMessage:
        """The newest mail for this address once there are more than `already` of them."""
        for _ in range(1800):
            if len(mails := self.mails(to=to)) > already:
                return mails[-1]
            time.sleep(0.1)
        raise AssertionError(f"no mail for {to} left within three minutes")


def _environment(data: Path, port: int) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MITSPRACHE_", "DATABASE_"))}
    return kept | {
        "MITSPRACHE_DATA": str(data),
        "PORT": str(port),
        "WEB_WORKERS": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


def _demo_data(shared: Path) -> Path:
    """A data folder with the demo city and more states, made once for all workers of a run."""
    folder = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            part = shared / "demo.part"
            part.mkdir()
            shutil.copyfile(databases.sqlite_original(), part / "db.sqlite3")
            run(part, "manage.py", "load_demo")
            (part / "states.json").write_text(run(part, "-m", "tests.browser.states"))
            part.rename(folder)
    return folder


def run(data: Path, *command: str) -> str:
    """What a command of the project prints, run on this data folder."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=_environment(data, 0),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


@contextmanager
def serving(data: Path) -> Iterator[Site]:
    """The whole platform as `script/server` starts it, on this data folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (data / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=_environment(data, port),
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(server, url, data / "serve.log")
            yield Site(url, data, **json.loads((data / "states.json").read_text()))
        finally:
            server.terminate()
            server.wait(PATIENCE / 1000)


@pytest.fixture(scope="session")
def fresh_data(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Path]:
    """Copies the demo city into a data folder of this name."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if worker_id != "master" else base

    def copy(name: str) -> Path:
        return Path(shutil.copytree(_demo_data(shared), base / name))

    return copy


@pytest.fixture(scope="session")
def site(fresh_data: Callable[[str], Path]) -> Iterator[Site]:
    """A platform that all tests of a worker share."""
    with serving(fresh_data("data")) as running:
        yield running


def _wait(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    for _ in range(1800):
        try:
            urllib.request.urlopen(f"{url}/readyz", timeout=60).close()
            return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(f"the platform did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise RuntimeError("Chromium is missing: script/test installs it, or says how to")
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens the site for a new visitor: visitor(width=320, javascript=False, color_scheme="dark").

    Whatever the test does, no page may ask another host for anything or meet its own CSP.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(*, width: int = 1280, javascript: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            **({"locale": "de-DE", "reduced_motion": "reduce"} | options),
        )
        contexts.append(context)
        context.on("request", lambda request: _note_foreign(request.url, site, faults))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda line: _note_csp(line.text, faults))
        page.set_default_timeout(PATIENCE)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def tab(visitor: Callable[..., Page], site: Site) -> Callable[[str], Page]:
    """A tab for a role: each role has one for the whole test."""
    return functools.cache(lambda role: visitor(storage_state=site.signed_in(role)))


def _note_foreign(url: str, site: Site, faults: list[str]) -> None:
    if not url.startswith((site.url, "data:", "blob:")):
        faults.append(f"request to another host: {url}")


def _note_csp(text: str, faults: list[str]) -> None:
    if "Content Security Policy" in text:
        faults.append(text)


@pytest.fixture
def page(visitor: Callable[..., Page]) -> Page:
    """A new visitor's page in a wide window."""
    return visitor()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """axe's violations of WCAG 2.2 A and AA and of best practice on the page as it stands."""
    checker = Axe()

    def violations(page: Page) -> list[str]:
        found = checker.run(page).response["violations"]
        return [
            f"{rule['id']} ({rule['impact']}): {node['html'][:200]}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations
