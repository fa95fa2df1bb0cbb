"""A small mail server on loopback that keeps what it accepted. It runs in a thread of the test."""

import socketserver
import threading
import time
from email import message_from_bytes, policy


class Conversation(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as smtplib speaks."""

    def handle(self):
        self.server.conversations += 1
        self._say("220 test")
        while line := self.rfile.readline():
            self._answer(line.strip())
            if line.strip().upper() == b"QUIT":
                return

    def _answer(self, line):
        command = line.upper()
        if command.startswith(b"RCPT") and any(address.upper().encode() in command for address in self.server.refuses):
            self._say("550 nobody of that name")
        elif command == b"DATA":
            self._say("354 go on")
            self._keep(b"".join(iter(self.rfile.readline, b".\r\n")))
        else:
            self._say("250 ok")

    def _keep(self, mail):
        """An accepted mail is kept before the answer: from then on it is the server's."""
        if not mail:
            return  # the other side died before the end of the mail
        self.server.accepted.append(message_from_bytes(mail, policy=policy.default))
        self._say("250 accepted")

    def _say(self, words):
        time.sleep(self.server.delay)
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """A context manager; `port`, `conversations` (how many were begun) and `accepted`, the mails in the order they came.

    It waits `delay` seconds before each answer, and refuses mails to the addresses in `refuses`.
    """

    allow_reuse_address = daemon_threads = True
    conversation = Conversation

    def __init__(self, *, delay=0, refuses=()):
        super().__init__(("127.0.0.1", 0), self.conversation)
        self.delay, self.refuses, self.conversations = delay, refuses, 0
        self.accepted, self.port = [], self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        """A worker that dies in the middle of a sentence is what the tests are about."""
