import pytest
from django.core.mail import EmailMultiAlternatives

from coachsite.demo.mailbox import EmailBackend, mails

pytestmark = pytest.mark.urls("tests.coachsite.demo.urls")


@pytest.fixture
def mailbox(settings, tmp_path):
    settings.DEMO_MAILS = tmp_path / "mails"
    return EmailBackend()


@pytest.fixture
def mail(mailbox):
    message = EmailMultiAlternatives("Your code", "It is ABC: https://example.org/x", to=["clara@example.org"])
    message.attach_alternative("<p>It is <b>ABC</b>.</p>", "text/html")
    message.attach("call.ics", "BEGIN:VCALENDAR", "text/calendar; method=REQUEST")
    mailbox.send_messages([message])
    return mails()[0]


def test_mail_is_kept_and_counted(mailbox):
    assert mailbox.send_messages([EmailMultiAlternatives("Hello", "Hi", to=["a@example.org"])]) == 1
    assert [each.subject for each in mails()] == ["Hello"]


def test_mails_are_listed_newest_first(mailbox, client, db):
    for subject in ("Older", "Newer"):
        mailbox.send_messages([EmailMultiAlternatives(subject, "Hi", to=["a@example.org"])])
    words = client.get("/demo/mails/").content.decode()
    assert words.index("Newer") < words.index("Older")


def test_empty_mailbox_says_what_to_do(mailbox, client, db):
    assert "No email yet." in client.get("/demo/mails/").content.decode()


def test_mail_is_shown_with_links_and_parts(mail, client, db):
    words = client.get(f"/demo/mails/{mail.name}/").content.decode()
    assert "clara@example.org" in words
    assert '<a href="https://example.org/x"' in words
    assert "call.ics" in words
    assert f'src="/demo/mails/{mail.name}/html/"' in words


def test_html_of_a_mail_runs_no_script_and_opens_in_our_page_only(mail, client, db):
    response = client.get(f"/demo/mails/{mail.name}/html/")
    assert "<b>ABC</b>" in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_attachment_can_be_downloaded(mail, client, db):
    response = client.get(f"/demo/mails/{mail.name}/files/0/")
    assert response.content == b"BEGIN:VCALENDAR"
    assert response["Content-Disposition"] == 'attachment; filename="call.ics"'


@pytest.mark.parametrize("path", ["nothing/", "nothing/html/", "nothing/files/0/"])
def test_unknown_mail_answers_404(mailbox, client, db, path):
    assert client.get(f"/demo/mails/{path}").status_code == 404


def test_unknown_attachment_answers_404(mail, client, db):
    assert client.get(f"/demo/mails/{mail.name}/files/7/").status_code == 404


def test_welcome_says_who_to_sign_in_as(client, db):
    words = client.get("/demo/").content.decode()
    assert "dana@advantedge.example" in words
    assert "clara@example.org" in words
