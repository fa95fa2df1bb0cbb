import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coaching.mail.envelope import email
from coaching.mail.look import look
from coaching.mail.models import Message
from coaching.mail.rendering import letter
from coaching.practice.models import PracticeImage, PracticeRendition, PracticeSettings
from tests.pictures import png


@pytest.fixture
def practice(db):
    return PracticeSettings.load()


@pytest.fixture
def logo(practice):
    PracticeRendition.cache_backend.clear()  # it knows pictures by their numbers, which each test gives anew
    practice.logo = PracticeImage.objects.create(title="Mark", file=SimpleUploadedFile("mark.png", png(600, 120)))
    practice.save()
    return practice.logo


def written(**more):
    return email(Message(cause="a", html=letter("html", "Hello", "Words", "Reyes Coaching", look()), **more))


def test_a_mail_brings_the_logo_along_and_asks_no_server(logo):
    mail = written()
    [part] = mail.attachments
    assert (part["Content-ID"], part.get_content_type(), part.get_content_disposition()) == ("<logo>", "image/png", "inline")
    assert 'src="cid:logo"' in mail.alternatives[0].content
    assert "http" not in mail.alternatives[0].content
    assert mail.message().get_content_type() == "multipart/related"


def test_what_is_attached_stays_a_file_of_its_own(logo):
    mail = written(attachments=[{"name": "a.txt", "type": "text/plain", "content": "A"}])
    assert mail.message().get_content_type() == "multipart/mixed"


def test_without_a_logo_nothing_comes_along(practice):
    mail = written()
    assert mail.attachments == []
    assert "<img" not in mail.alternatives[0].content


def test_a_logo_whose_file_is_gone_keeps_no_mail_back(logo):
    mail_with = Message(cause="a", html=letter("html", "Hello", "Words", "Reyes Coaching", look()))
    logo.file.storage.delete(logo.file.name)
    assert email(mail_with).attachments == []


def test_links_and_buttons_have_the_practices_color(practice):
    assert "a { color: #0b5f63; }" in letter("html", "Hello", "Words", "Reyes Coaching", look())
    practice.brand_color = "#7a1f5c"
    practice.save()
    assert "a { color: #7a1f5c; }" in letter("html", "Hello", "Words", "Reyes Coaching", look())
