import pytest
from django.core.exceptions import ValidationError

from coaching.mail.models import MailText


def preview(text, mode="html"):
    return text.make_preview_request(preview_mode=mode).content.decode()


@pytest.mark.parametrize("words", ["Your {salary}", "{ name }", "{Name}", "{{salary}}", "{}"])
def test_what_cannot_be_filled_in_is_refused_beside_its_field(words):
    text = MailText(kind="invitation", subject="Hello {name}", body=words)
    with pytest.raises(ValidationError, match="cannot fill in") as refused:
        text.clean()
    assert list(refused.value.message_dict) == ["body"]


def test_a_text_without_what_the_reader_needs_is_noticed():
    assert MailText(kind="booking.canceled", subject="Canceled", body="Sorry: {word}").missing() == ["{effect}"]
    assert MailText(kind="booking.requested").missing() == []


def test_empty_words_are_the_supplied_ones():
    text = MailText(kind="invitation", subject="Come in")
    assert text.words() == ("Come in", text.supplied()["body"])


def test_a_preview_fills_in_samples(db):
    shown = preview(MailText(kind="invitation", subject="Hello {name}", body="From {coach}"))
    assert "Hello Clara" in shown
    assert "From Dana Reyes" in shown


@pytest.mark.parametrize("mode", ["html", "text"])
def test_a_preview_shows_words_never_code(db, mode):
    shown = preview(MailText(kind="invitation", subject="<b>{name}</b>", body="<script>{coach}</script>"), mode)
    assert "<script>" not in shown
    assert "&lt;script&gt;Dana Reyes&lt;/script&gt;" in shown


def test_a_preview_warns_of_what_is_missing(db):
    assert "{effect}" in preview(MailText(kind="booking.canceled", subject="Canceled", body="Sorry: {word}"))
