"""One mail by Django's own SMTP backend to a real TLS server, with the settings that production would have."""

import os
import ssl
import subprocess
import sys

import pytest
import trustme

from tests.smtp_tls import TlsMailServer

SEND = """
from django.conf import settings
from django.core.mail import EmailMessage, get_connection

server = get_connection(settings.MAIL_SERVER_BACKEND)
EmailMessage("Hello", "Words", "coach@practice.example", ["clara@example.org"], connection=server).send()
"""
USER, PASSWORD = "me@practice.example", "p/?#@%+w"
QUOTED = "me%40practice.example:p%2F%3F%23%40%25+w"
WAYS = pytest.mark.parametrize("scheme", ["smtps", "smtp+tls"])


@pytest.fixture
def authority():
    return trustme.CA()


@pytest.fixture
def server(authority, scheme):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with TlsMailServer(context, at_once=scheme == "smtps") as server:
        yield server


def send(url, trusted, folder):
    """Sends one mail in a process that trusts this authority alone. Returns its exit code and the last line it said."""
    trusted.cert_pem.write_to_path(folder / "ca.pem")
    changes = {"DJANGO_SETTINGS_MODULE": "coachsite.settings", "EMAIL_URL": url, "SSL_CERT_FILE": str(folder / "ca.pem")}
    env = {**os.environ, **changes, "SSL_CERT_DIR": str(folder), "EMAIL_BACKEND": "", "DEMO": "0"}
    done = subprocess.run([sys.executable, "-c", SEND], env=env, capture_output=True, text=True, check=False)
    return done.returncode, (done.stderr.strip().splitlines() or [""])[-1]


@WAYS
def test_a_mail_goes_out_over_tls_with_the_unquoted_password(scheme, server, authority, tmp_path):
    assert send(f"{scheme}://{QUOTED}@127.0.0.1:{server.port}", authority, tmp_path) == (0, "")
    assert server.sign_ins == [(USER, PASSWORD)]
    assert [(mail["Subject"], mail["To"]) for mail in server.accepted] == [("Hello", "clara@example.org")]


@WAYS
def test_a_certificate_of_an_unknown_authority_gets_neither_password_nor_mail(scheme, server, tmp_path):
    code, said = send(f"{scheme}://{QUOTED}@127.0.0.1:{server.port}", trustme.CA(), tmp_path)
    assert (code, "CERTIFICATE_VERIFY_FAILED" in said) == (1, True)
    assert (server.sign_ins, server.accepted) == ([], [])


@pytest.mark.parametrize("scheme", ["smtp+tls"])
def test_a_server_that_asks_for_tls_takes_nothing_in_the_clear(scheme, server, authority, tmp_path):
    code, said = send(f"smtp://127.0.0.1:{server.port}", authority, tmp_path)
    assert (code, "530" in said, server.accepted) == (1, True, [])
