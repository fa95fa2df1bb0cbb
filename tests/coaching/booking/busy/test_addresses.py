import socket
import threading

import pytest

from coaching.booking.busy.addresses import may_be_asked, target_of
from coaching.booking.busy.errors import CannotRead, Trouble

PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "192.0.0.1",
    "192.0.0.9",
    "192.0.0.170",
    "192.0.2.1",
    "192.31.196.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "fe80::1%lo",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2001:1::1",
    "2001:20::1",
    "2001:1ff:ffff::1",
    "3fff::1",
    "5f00::1",
    "2002:7f00:1::1",
]


@pytest.fixture
def names(monkeypatch):
    """What names mean, instead of what the network says."""
    known = {}

    def look_up(host, port, **options):
        if host not in known:
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def trouble_of(url):
    with pytest.raises(CannotRead) as caught:
        target_of(url)
    return caught.value.trouble


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_of_the_public_internet_is_refused(address):
    assert not may_be_asked(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "192.0.1.1", "198.20.0.1", "2001:200::1", "2a00:1450:4001:82a::200e"])
def test_a_public_address_may_be_asked(address):
    assert may_be_asked(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_this_machine_may_be_asked_where_the_settings_say_so(settings, address):
    settings.CALENDARS_ON_THIS_MACHINE = True
    assert may_be_asked(address)


def test_another_private_address_stays_closed_whatever_the_settings_say(settings):
    settings.CALENDARS_ON_THIS_MACHINE = True
    assert not may_be_asked("10.0.0.1")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:169.254.169.254]"]
)
def test_a_private_network_is_refused_however_it_is_written(host):
    assert trouble_of(f"http://{host}/calendar.ics") == Trouble.PRIVATE


def test_a_name_with_one_private_address_among_public_ones_is_refused(names):
    names["both.example"] = ["8.8.8.8", "192.168.1.1"]
    assert trouble_of("https://both.example/") == Trouble.PRIVATE


def test_a_name_that_nobody_knows_is_said_so(names):
    assert trouble_of("https://nobody.example/") == Trouble.UNKNOWN


@pytest.mark.parametrize(
    "url",
    ["", "calendar", "ftp://x.example/c.ics", "file:///etc/passwd", "https://", "https://x.example:99999/", "gopher://x.example"],
)
def test_what_is_no_web_address_is_refused(url):
    assert trouble_of(url) == Trouble.ADDRESS


def test_an_endless_address_is_refused():
    assert trouble_of("https://x.example/" + "a" * 3000) == Trouble.ADDRESS


def test_a_password_in_the_address_is_refused():
    assert trouble_of("https://dana:hunter2@x.example/c.ics") == Trouble.PASSWORD


@pytest.mark.parametrize(
    ("url", "scheme", "port"),
    [
        ("webcal://x.example/c.ics", "https", 443),
        ("https://x.example:443/c.ics", "https", 443),
        ("http://x.example:443/c.ics", "http", 443),
        ("http://x.example/c.ics", "http", 80),
    ],
)
def test_webcal_is_read_as_https(names, url, scheme, port):
    names["x.example"] = ["8.8.8.8"]
    assert target_of(url) == (scheme, "x.example", port, "/c.ics", ["8.8.8.8"])


@pytest.mark.parametrize("port", ["8443", "8080", "22", "6379", "0", "5432"])
def test_another_port_is_refused(names, port):
    names["x.example"] = ["8.8.8.8"]
    assert trouble_of(f"https://x.example:{port}/c.ics") == Trouble.PORT


def test_another_port_of_this_machine_may_be_asked_where_the_settings_say_so(settings):
    assert trouble_of("http://127.0.0.1:8000/c.ics") == Trouble.PRIVATE
    settings.CALENDARS_ON_THIS_MACHINE = True
    assert target_of("http://127.0.0.1:8000/c.ics").port == 8000


def test_odd_letters_reach_the_server_as_it_expects_them(names):
    names["xn--mller-kva.example"] = ["8.8.8.8"]
    found = target_of("https://müller.example/Büro kalender.ics?key=a%20b")
    assert (found.host, found.path) == ("xn--mller-kva.example", "/B%C3%BCro%20kalender.ics?key=a%20b")


def test_a_look_up_that_hangs_ends_in_time(monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: [ended.wait(20)][1:])
    with pytest.raises(CannotRead) as caught:
        target_of("https://x.example/c.ics", seconds=0.05)
    ended.set()
    assert caught.value.trouble == Trouble.SLOW
