"""Council data for the tests: objects of the kinds that OParl 1.1 describes, and a server of them.

The objects have the fields of the specification's own examples and invented contents; the server
answers on loopback, in pages, with what a test tells it to do wrong.
"""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SCHEMA = "https://schema.oparl.org/1.1/"
BASE = "https://ris.stadt.example"


def made(kind: str, key: int | str, base: str = BASE, **fields: Any) -> dict[str, Any]:
    """An object of this kind with a time of creation and change."""
    return {
        "id": f"{base}/{kind.lower()}/{key}",
        "type": f"{SCHEMA}{kind}",
        "created": "2026-01-08T12:05:27+01:00",
        "modified": "2026-01-08T12:05:27+01:00",
        **fields,
    }


def committee(base: str = BASE, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "body": f"{base}/body/0",
        "name": "Ausschuss für Soziales und Integration",
        "shortName": "Sozialausschuss",
        "organizationType": "Gremium",
        "classification": "Ausschuss",
        "membership": [f"{base}/membership/27"],
        "wi:eigenesFeld": {"bleibt": ["so", 1, None]},
    }
    return made("Organization", 34, base, **(given | fields))


def paper(base: str = BASE, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "body": f"{base}/body/0",
        "name": "Integrationskonzept: Bericht",
        "reference": "0016-V-51-0012",
        "date": "2026-01-04",
        "paperType": "Beschlussvorlage",
        "web": "https://ris.stadt.example/vorlagen/12",
        "mainFile": made("File", 57737, base, name="Vorlage", mimeType="application/pdf"),
        "consultation": [
            made(
                "Consultation",
                47594,
                base,
                agendaItem=f"{base}/agendaitem/3271",
                meeting=f"{base}/meeting/281",
                organization=[f"{base}/organization/34"],
                authoritative=True,
                role="Entscheidung",
            )
        ],
    }
    return made("Paper", 749, base, **(given | fields))


def meeting(base: str = BASE, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "name": "4. Sitzung des Sozialausschusses",
        "start": "2026-02-04T18:00:00+01:00",
        "end": "2026-02-04T21:00:00+01:00",
        "location": made("Location", 0, base, description="Rathaus, Schlossplatz 6"),
        "organization": [f"{base}/organization/34"],
        "agendaItem": [item(base)],
    }
    return made("Meeting", 281, base, **(given | fields))


def item(base: str = BASE, number: int = 3271, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "meeting": f"{base}/meeting/281",
        "number": "10.1",
        "name": "Integrationskonzept",
        "public": True,
        "consultation": f"{base}/consultation/47594",
        "result": "Geändert beschlossen",
        "resolutionText": "Der Beschluss weicht wie folgt ab: Es wird jährlich berichtet.",
    }
    return made("AgendaItem", number, base, **(given | fields))


def everything(base: str = BASE) -> list[dict[str, Any]]:
    """One object of each kind that the specification names."""
    return [
        made("System", "x", base, oparlVersion=SCHEMA, body=f"{base}/bodies"),
        made("Body", 0, base, name="Stadt", legislativeTerm=[made("LegislativeTerm", 21, base)]),
        made("Person", 29, base, name="Vorsitz"),
        made("Membership", 27, base, role="Mitglied"),
        made("Location", 0, base, description="Rathaus"),
        made("File", 57739, base, name="Einladung"),
        committee(base),
        paper(base),
        meeting(base),
    ]


class Server:
    """What the local server holds: `lists` by name, `asked` what it was asked, `wrong` how it
    misbehaves ("", "redirect", "hang", "drip", "endless", "html", "foreign", "status")."""

    def __init__(self) -> None:
        self.lists: dict[str, list[Any]] = {"organization": [], "paper": [], "meeting": []}
        self.asked: list[str] = []
        self.wrong = ""
        self.url = ""
        self.stop = threading.Event()


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server on loopback that ends with the block."""
    held = Server()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            pass

        def do_GET(self) -> None:
            held.asked.append(self.path)
            path = urlsplit(self.path).path.strip("/")
            if path == "body":
                lists = {name: f"{held.url}/{name}?limit=1" for name in held.lists}
                self._send(made("Body", 0, held.url, name="Stadt", **lists))
            elif path == "":
                self._send(made("System", "x", held.url, body=f"{held.url}/bodies"))
            elif path == "bodies":
                self._send({"data": [made("Body", 0, held.url, **self._addresses())], "links": {}})
            else:
                self._list(path)

        def _addresses(self) -> dict[str, str]:
            return {name: f"{held.url}/{name}" for name in held.lists}

        def _list(self, name: str) -> None:
            given = parse_qs(urlsplit(self.path).query)
            page = int(given.get("page", ["1"])[0])
            since = given.get("modified_since", [""])[0]
            if held.wrong == "redirect":
                self.send_response(302)
                self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
                self.end_headers()
                return
            if held.wrong in ("hang", "drip"):
                self._slow()
                return
            if held.wrong == "html":
                self._raw(b"<html>Wartung</html>")
                return
            if held.wrong == "status":
                self.send_error(500)
                return
            rows = [one for one in held.lists[name] if not since or _changed(one, since)]
            links: dict[str, Any] = {}
            if page < len(rows) or held.wrong == "endless":
                following = page if held.wrong == "endless" else page + 1
                also = f"&modified_since={since}" if since else ""
                links["next"] = f"{held.url}/{name}?page={following}{also}"
            if held.wrong == "foreign":
                links["next"] = "http://127.0.0.1:9/fremd"
            self._send({"data": rows[page - 1 : page], "pagination": {}, "links": links})

        def _slow(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            while held.wrong == "drip" and not held.stop.wait(0.05):
                with contextlib.suppress(OSError):
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    continue
                return
            held.stop.wait(20)

        def _send(self, content: Any) -> None:
            self._raw(json.dumps(content).encode())

        def _raw(self, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    held.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield held
    finally:
        held.stop.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def _changed(one: dict[str, Any], since: str) -> bool:
    return str(one.get("modified", "")) >= since


@contextlib.contextmanager
def canary() -> Iterator[list[str]]:
    """A port on loopback that must never be called: who connects is written down."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        ended = threading.Event()

        def wait() -> None:
            while not ended.is_set():
                with contextlib.suppress(OSError):
                    connection, peer = listening.accept()
                    calls.append(str(peer))
                    connection.close()

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        calls.append(f"http://127.0.0.1:{listening.getsockname()[1]}")
        try:
            yield calls
        finally:
            time.sleep(0.1)
            ended.set()
            thread.join(2)
