import pytest

from coachsite.environment.email_url import mail_server


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp+tls://mail.example", ("mail.example", 587, "", "", True, False)),
        ("smtps://mail.example", ("mail.example", 465, "", "", False, True)),
        ("smtp://mail.example:2525", ("mail.example", 2525, "", "", False, False)),
        ("smtp+tls://mail.example:25", ("mail.example", 25, "", "", True, False)),
        ("smtps://mail.example:2465/", ("mail.example", 2465, "", "", False, True)),
        ("SMTPS://Mail.Example", ("mail.example", 465, "", "", False, True)),
        ("smtp://[::1]:2525", ("::1", 2525, "", "", False, False)),
        ("smtps://me:1%2B1+1%20%3D%C3%A4@192.0.2.1", ("192.0.2.1", 465, "me", "1+1+1 =ä", False, True)),
        (
            "smtp+tls://me%40practice.example:p%2F%3F%23%40%25@mail.example",
            ("mail.example", 587, "me@practice.example", "p/?#@%", True, False),
        ),
        ("smtp://me@practice.example:p@s:s@mail.example", ("mail.example", 25, "me@practice.example", "p@s:s", False, False)),
        ("smtps://%61pikey:@mail.example", ("mail.example", 465, "apikey", "", False, True)),
    ],
)
def test_a_mail_servers_address_is_read(url, expected):
    assert mail_server(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "mail.example:25",
        "imap://mail.example",
        "https://mail.example",
        "smtp://",
        "smtp://user:password@",
        "smtp://mail.example:no",
        "smtp://mail.example:99999",
        "smtp://mail.example/inbox",
        "smtp://mail.example?tls=1",
        "smtp://u:p/x@mail.example",
        "smtp://u:p#x@mail.example",
        "smtp://[::1",
        "smtp://mail example",
    ],
)
def test_a_mail_servers_address_that_cannot_be_read_says_what_to_do(url):
    with pytest.raises(ValueError, match=r"^EMAIL_URL"):
        mail_server(url)
