"""A relay on loopback that takes every mail and can misbehave on purpose."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class Sink(socketserver.ThreadingTCPServer):
    """`mails` holds what was accepted, `refuse` answers of the relay instead of acceptance.

    `before_reply` runs when a mail was taken and before the worker hears of it, `after_reply`
    when the acceptance is on its way; `silent` takes the mail and hangs up without a word.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mails: list[bytes] = []
        self.refuse: str = ""
        self.silent = False
        self.before_reply: Callable[[], None] = lambda: None
        self.after_reply: Callable[[], None] = lambda: None

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def message_ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.parsed()]

    def parsed(self) -> list[Message]:
        return [message_from_bytes(mail) for mail in self.mails]


class _Conversation(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self.say("220 sink")
        for line in self.rfile:
            verb = line.strip().upper().partition(b" ")[0].partition(b":")[0]
            if verb == b"QUIT":
                self.say("221 bye")
                return
            if verb == b"DATA":
                self.say("354 go on")
                self.take()
                continue
            self.say("250 ok")

    def take(self) -> None:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        if self.server.refuse:
            self.say(self.server.refuse)
            return
        self.server.mails.append(b"".join(lines))
        if self.server.silent:
            # A relay that hangs looks the same once EMAIL_TIMEOUT is over, but tests wait for no
            # clock.
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.server.before_reply()
        self.say("250 taken")
        self.server.after_reply()

    def say(self, words: str) -> None:
        try:
            self.wfile.write(f"{words}\r\n".encode())
        except OSError:
            return


@contextmanager
def sink() -> Iterator[Sink]:
    with Sink() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
