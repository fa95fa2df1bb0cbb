"""The mail server of `smtp.py` over TLS: from the first byte, or after STARTTLS, before which it takes no mail."""

from base64 import b64decode

from tests.smtp import Conversation, MailServer


class _TlsConversation(Conversation):
    encrypted = False

    def setup(self):
        super().setup()
        if self.server.at_once:
            self._encrypt()

    def finish(self):
        super().finish()
        self.request.close()  # wrapping took the socket from the server, which would close it

    def _answer(self, line):
        verb = line.upper().split(b" ")[0]
        answer = {b"EHLO": self._offer, b"STARTTLS": self._starttls, b"AUTH": self._sign_in}.get(verb)
        if answer:
            answer(line)
        elif verb == b"MAIL" and not self.encrypted:
            self._say("530 first STARTTLS")
        else:
            super()._answer(line)

    def _offer(self, line):
        self._say(f"250-test\r\n250 {'AUTH PLAIN' if self.encrypted else 'STARTTLS'}")

    def _starttls(self, line):
        self._say("220 go on")
        super().finish()
        self._encrypt()

    def _encrypt(self):
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        self.encrypted = True
        super().setup()

    def _sign_in(self, line):
        _, user, password = b64decode(line.split()[2]).decode().split("\0")
        self.server.sign_ins.append((user, password))
        self._say("235 welcome")


class TlsMailServer(MailServer):
    """As MailServer, with an ssl.SSLContext. `sign_ins` are the pairs of user and password in the order they came."""

    conversation = _TlsConversation

    def __init__(self, context, *, at_once):
        super().__init__()
        self.context, self.at_once, self.sign_ins = context, at_once, []
