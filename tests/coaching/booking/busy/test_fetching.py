import gzip
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.booking.busy.fetching import LIMIT, fetch
from tests import clock
from tests.coaching.booking.busy import servers

PROMISED = b"HTTP/1.0 200 OK\r\nContent-Length: 5000\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def trouble_of(url, seconds=5):
    with pytest.raises(CannotRead) as caught:
        fetch(url, seconds=seconds)
    return caught.value.trouble


def test_a_file_comes_with_the_marks_of_its_version(server):
    url = server.gives("BEGIN", ETag='"1"', Last_Modified="Mon, 02 Mar 2026 12:00:00 GMT")
    assert fetch(url, seconds=5) == (b"BEGIN", '"1"', "Mon, 02 Mar 2026 12:00:00 GMT")


def test_a_file_that_has_not_changed_is_not_sent_again(server):
    url = server.gives("BEGIN", ETag='"1"')
    assert fetch(url, seconds=5, etag='"1"', last_modified="Mon").body is None
    assert server.asked[0][1]["If-Modified-Since"] == "Mon"


def test_a_packed_file_is_unpacked(server):
    url = server.gives(gzip.compress(b"BEGIN"), Content_Encoding="gzip")
    assert fetch(url, seconds=5).body == b"BEGIN"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(server):
    url = server.gives(gzip.compress(b"0" * (LIMIT + 1)), Content_Encoding="gzip")
    assert trouble_of(url) == Trouble.TOO_BIG


def test_a_broken_packed_file_is_refused(server):
    assert trouble_of(server.gives(b"not packed", Content_Encoding="gzip")) == Trouble.NO_CALENDAR


def test_a_packed_file_that_is_cut_off_is_not_taken_for_the_whole(server):
    packed = gzip.compress(bytes(range(256)) * 100)
    assert trouble_of(server.gives(packed[:-20], Content_Encoding="gzip")) == Trouble.CUT_OFF


def test_a_file_shorter_than_its_server_said_is_not_taken_for_the_whole(server):
    assert trouble_of(server.does(lambda handler: handler.wfile.write(PROMISED + b"BEGIN"))) == Trouble.CUT_OFF


def test_chunks_that_end_too_soon_are_not_taken_for_the_whole(server):
    assert trouble_of(server.does(lambda handler: handler.wfile.write(CHUNKED + b"5\r\nBEG"))) == Trouble.CUT_OFF


def test_a_file_beyond_the_limit_is_refused(server):
    assert trouble_of(server.gives(b"0" * (LIMIT + 1))) == Trouble.TOO_BIG


def test_a_file_of_just_the_limit_is_read(server):
    assert len(fetch(server.gives(b"0" * LIMIT), seconds=5).body) == LIMIT


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(401, "locked"), (403, "locked"), (404, "gone"), (410, "gone"), (429, "ill"), (500, "ill"), (503, "ill"), (204, "ill")],
)
def test_a_refusal_is_told_by_its_kind(server, status, trouble):
    assert trouble_of(server.gives("", status=status)) == trouble


@pytest.mark.parametrize("place", ["http://[::1", "//[", "https://[x]/"])
def test_a_redirect_to_what_is_no_address_is_told(server, place):
    assert trouble_of(server.gives("", status=302, Location=place)) == Trouble.ADDRESS


def test_a_redirect_is_followed(server):
    server.gives("BEGIN", "/new.ics")
    assert fetch(server.gives("", status=301, Location="/new.ics"), seconds=5).body == b"BEGIN"


def test_three_redirects_are_followed_and_a_fourth_is_not(server):
    server.gives("BEGIN", "/0")
    for number in range(1, 5):
        server.gives("", f"/{number}", status=302, Location=f"/{number - 1}")
    assert fetch(server.url("/3"), seconds=5).body == b"BEGIN"
    assert trouble_of(server.url("/4")) == Trouble.LED_ASTRAY


@pytest.mark.parametrize("inside", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::ffff:10.0.0.1]/"])
def test_a_redirect_into_a_private_network_is_refused(server, inside):
    assert trouble_of(server.gives("", status=302, Location=inside)) == Trouble.PRIVATE


def test_a_redirect_to_another_port_is_refused(server):
    assert trouble_of(server.gives("", status=302, Location="https://8.8.8.8:8443/c.ics")) == Trouble.PORT


def test_a_redirect_to_a_file_of_this_machine_is_refused(server):
    assert trouble_of(server.gives("", status=302, Location="file:///etc/passwd")) == Trouble.ADDRESS


def test_this_machine_is_not_asked_unless_the_settings_allow_it(server, settings):
    settings.CALENDARS_ON_THIS_MACHINE = False
    assert trouble_of(server.gives("BEGIN")) == Trouble.PRIVATE
    assert server.asked == []


def test_a_name_is_looked_up_once_and_that_very_address_is_asked(server, monkeypatch):
    """A name that means something else a moment later (DNS rebinding) is never asked what it means again."""
    meanings, look_up = [["127.0.0.1"], ["10.0.0.1"]], socket.getaddrinfo

    def changing(host, *args, **options):
        if host != "changing.example":
            return look_up(host, *args, **options)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, server.server_port)) for address in meanings.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    server.gives("BEGIN")
    assert fetch(f"http://changing.example:{server.server_port}/calendar.ics", seconds=5).body == b"BEGIN"
    assert server.asked[0][1]["Host"] == f"changing.example:{server.server_port}"
    assert meanings == [["10.0.0.1"]]


def test_the_next_address_of_a_name_is_tried_when_the_first_is_dead(server, monkeypatch):
    look_up = socket.getaddrinfo

    def two(host, *args, **options):
        found = ["127.0.0.2", "127.0.0.1"] if host == "two.example" else [host]
        return [entry for each in found for entry in look_up(each, *args, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    server.gives("BEGIN")
    assert fetch(f"http://two.example:{server.server_port}/calendar.ics", seconds=5).body == b"BEGIN"


@pytest.mark.parametrize(
    "behavior", [servers.silent, servers.dripping, servers.dripping_body, servers.dripping_chunks, servers.dripping_length]
)
def test_a_server_that_takes_too_long_is_left(server, behavior):
    began = time.monotonic()
    assert trouble_of(server.does(behavior), seconds=0.3) == Trouble.SLOW
    assert time.monotonic() - began < 2


def test_a_server_that_is_reached_when_the_time_is_over_is_left(server, monkeypatch):
    connect = socket.create_connection

    def late(*args):
        time.sleep(0.5)
        return connect(*args)

    monkeypatch.setattr(socket, "create_connection", late)
    began = time.monotonic()
    assert trouble_of(server.does(servers.dripping_body), seconds=0.3) == Trouble.SLOW
    assert time.monotonic() - began < 2


def test_a_server_that_is_gone_is_said_so(server):
    url = server.url()
    server.close()
    assert trouble_of(url) == Trouble.SILENT


def test_an_answer_that_is_no_http_is_said_so(server):
    assert trouble_of(server.does(lambda handler: handler.wfile.write(b"hello"))) == Trouble.SILENT


def test_no_error_holds_the_address(server):
    with pytest.raises(CannotRead) as caught:
        fetch(server.gives("", "/very-secret.ics", status=404), seconds=5)
    assert "very-secret" not in f"{caught.value!r}{caught.value}"
    assert caught.value.__cause__ is None


# TLS


@pytest.fixture
def certified(server, tmp_path):
    """The server, with a certificate for calendar.example; returns the file with it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "calendar")])
    now = datetime.now(UTC) - timedelta(seconds=clock.seconds_ahead())  # OpenSSL stays at home
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    names = x509.SubjectAlternativeName([x509.DNSName("calendar.example")])
    certificate = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    file = tmp_path / "certificate.pem"
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(serialization.Encoding.PEM, *plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return file


@pytest.fixture
def named(server, monkeypatch):
    """Any name means this machine."""
    look_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *args, **options: look_up("127.0.0.1", *args, **options))
    server.gives("BEGIN")
    return lambda host: f"https://{host}:{server.server_port}/calendar.ics"


def test_a_certificate_is_checked_against_the_name_not_the_number(certified, named, monkeypatch):
    monkeypatch.setattr(certifi, "where", lambda: str(certified))
    assert fetch(named("calendar.example"), seconds=5).body == b"BEGIN"
    assert trouble_of(named("other.example")) == Trouble.UNSAFE


def test_a_certificate_that_nobody_vouches_for_is_refused(certified, named):
    assert trouble_of(named("calendar.example")) == Trouble.UNSAFE


def test_a_handshake_that_never_ends_is_left(named):
    listener = socket.create_server(("127.0.0.1", 0))
    began = time.monotonic()
    assert trouble_of(f"https://calendar.example:{listener.getsockname()[1]}/", seconds=0.3) == Trouble.SLOW
    assert time.monotonic() - began < 2
    listener.close()
