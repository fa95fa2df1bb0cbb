import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from coaching.mail.models import MailText


def test_a_text_with_an_unknown_placeholder_is_refused():
    text = MailText(kind="invitation", subject="Hello {name}", body="Your {salary}")
    with pytest.raises(ValidationError, match="cannot fill in {salary}"):
        text.clean()


def test_an_editor_finds_the_mail_texts(signed_in, editor):
    assert signed_in(editor).get(reverse("wagtailsnippets_coaching_mailtext:list")).status_code == 200


def test_a_preview_fills_in_samples(db, rf):
    text = MailText(kind="invitation", subject="Hello {name}", body="From {coach}")
    response = text.make_preview_request(preview_mode="")
    assert response.status_code == 200
    assert "Hello Clara" in response.rendered_content
