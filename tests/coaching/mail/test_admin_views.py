import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.mail import kinds
from coaching.mail.models import MailText, Message


def url(name, *args):
    return reverse(f"mail_admin:{name}", args=args)


def edit_url(text, name="edit"):
    return reverse(f"wagtailsnippets_coaching_mailtext:{name}", args=[text.pk])


@pytest.fixture
def admin(signed_in, editor):
    return signed_in(editor)


@pytest.fixture
def text(db):
    return MailText.objects.create(kind="booking.requested")


def words(**changed):
    supplied = MailText(kind="booking.requested").supplied()
    return {**{name: each.replace("\n", "\r\n") for name, each in supplied.items()}, **changed}


def test_every_mail_is_listed_with_where_its_words_come_from(admin):
    MailText.objects.create(kind="invitation", subject="Come in, {name}")
    page = admin.get(url("mails")).content.decode()
    assert [kind.slug for _group, members in kinds.grouped() for kind in members if url("show", kind.slug) not in page] == []
    assert page.count("your own") == 2  # the one mail, and the sentence above
    assert "Come in, {name}" in page


def test_the_list_costs_the_same_however_many_are_worded(admin):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            admin.get(url("mails"))
        return len(captured)

    queries()
    MailText.objects.create(kind="invitation", subject="Come in")
    once = queries()
    MailText.objects.create(kind="booking.moved", subject="Moved")
    MailText.objects.create(kind="booking.canceled", subject="Canceled")
    assert queries() == once


def test_opening_the_editor_shows_the_supplied_words(admin):
    response = admin.post(url("change", "booking.requested"), follow=True)
    assert "Confirmed: {when}" in response.content.decode()
    assert "Your time is reserved" in response.content.decode()


def test_the_placeholders_stand_beside_the_words_with_samples(admin, text):
    page = admin.get(edit_url(text)).content.decode()
    assert "<code>{when}</code>" in page
    assert "Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)" in page


def test_words_left_as_supplied_stay_the_supplied_ones(admin, text):
    admin.post(edit_url(text), words(subject="See you on {when}"))
    text.refresh_from_db()
    assert (text.subject, text.body) == ("See you on {when}", "")


def test_an_unknown_placeholder_keeps_what_was_typed(admin, text):
    page = admin.post(edit_url(text), words(body="Hello {salary}, {when}")).content.decode()
    assert "cannot fill in {salary}" in page
    assert "Hello {salary}, {when}" in page
    text.refresh_from_db()
    assert text.body == ""


def test_words_without_what_is_needed_are_saved_with_a_warning(admin, text):
    text = MailText.objects.create(kind="booking.please_move")
    page = admin.post(edit_url(text), words(subject="Please move", body="Hello {name}"), follow=True).content.decode()
    assert "leaves out {word}" in page
    text.refresh_from_db()
    assert text.body == "Hello {name}"


def test_back_to_the_supplied_words_keeps_the_history(admin, text):
    admin.post(edit_url(text), words(subject="See you"))
    admin.post(url("reset", "booking.requested"))
    text.refresh_from_db()
    assert not text.is_own
    assert [revision.content["subject"] for revision in text.revisions.order_by("pk")] == ["See you", ""]
    assert admin.get(edit_url(text, "history")).status_code == 200


def test_a_test_goes_to_whoever_asks_for_it(admin, editor):
    admin.post(url("send_test", "booking.requested"))
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([editor.email], "Test: Confirmed: Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)")


def test_a_test_waits_for_a_mail_server_that_is_away_and_the_page_does_not(admin, monkeypatch):
    def refuse(self):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    page = admin.post(url("send_test", "booking.requested"), follow=True).content.decode()
    assert "A test is on its way" in page
    assert Message.objects.values_list("kind", "state").get() == ("test", "waiting")
    monkeypatch.undo()


def test_without_an_address_there_is_nowhere_to_send_a_test(admin, editor):
    type(editor).objects.filter(pk=editor.pk).update(email="")
    page = admin.post(url("send_test", "booking.requested"), follow=True).content.decode()
    assert "has no email address" in page
    assert mail.outbox == []


def test_half_a_sentence_is_never_saved_by_itself(admin, text):
    assert "data-w-autosave-interval-value" not in admin.get(edit_url(text)).content.decode()


def test_a_preview_may_be_framed_by_the_admin(admin, text):
    preview = admin.get(edit_url(text, "preview_on_edit"), {"mode": "html", "in_preview_panel": "true"})
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]


def test_a_coach_reads_the_mails_and_changes_none(signed_in, coach):
    browser = signed_in(coach)
    assert "Edit the text" not in browser.get(url("show", "booking.requested")).content.decode()
    assert browser.post(url("change", "booking.requested")).status_code == 404


def test_a_mail_that_nobody_sends_is_not_found(admin):
    assert admin.get(url("show", "nothing")).status_code == 404


def test_texts_are_neither_added_nor_deleted(admin, text):
    assert admin.get(reverse("wagtailsnippets_coaching_mailtext:add")).status_code == 302
    admin.post(edit_url(text, "delete"))
    assert MailText.objects.filter(pk=text.pk).exists()
    assert admin.get(reverse("wagtailsnippets_coaching_mailtext:list")).url == url("mails")
