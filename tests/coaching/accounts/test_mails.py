from datetime import timedelta
from pathlib import Path

import allauth
import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa import app_settings as mfa
from django.conf import settings
from django.test import RequestFactory
from django.utils import timezone

from coaching.accounts import mails, receivers
from coaching.mail.models import Message
from tests.coaching.accounts.ways import CODE, ask, browser

TEMPLATES = Path(allauth.__file__).parent / "templates"
ALL = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix("_subject.txt")
    for app in ("account", "mfa")
    for path in (TEMPLATES / app / "email").glob("*_subject.txt")
)
# Mails that allauth knows and that cannot be sent here, with what keeps them from it.
NEVER = {
    "account/email/account_already_exists": lambda: not get_adapter().is_open_for_signup(None),
    "account/email/password_reset_key": lambda: settings.ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED,
    "mfa/email/webauthn_added": lambda: "webauthn" not in mfa.SUPPORTED_TYPES,
    "mfa/email/webauthn_removed": lambda: "webauthn" not in mfa.SUPPORTED_TYPES,
}
CONTEXT = {
    "code": "KXTB-MWQZ",
    "from_email": "a@example.org",
    "to_email": "b@example.org",
    "deleted_email": "c@example.org",
    "ip": "203.0.113.7",
}


def send(prefix, **changed):
    request = RequestFactory().get("/")
    with context.request_context(request):
        get_adapter().send_mail(prefix, "clara@example.org", {**CONTEXT, **changed})


def test_every_mail_of_allauth_has_words_of_ours_or_cannot_be_sent():
    assert [prefix for prefix in ALL if prefix not in mails.KINDS and not (prefix in NEVER and NEVER[prefix]())] == []
    assert sorted(set(mails.KINDS) - set(ALL)) == []


@pytest.mark.parametrize("prefix", ALL)
def test_every_mail_goes_out_in_our_look_with_nothing_left_to_fill_in(prefix, db, mailoutbox):
    send(prefix)
    assert (mailoutbox[0].to, Message.objects.get().state) == (["clara@example.org"], "sent")
    assert 'class="mail-sheet"' in mailoutbox[0].alternatives[0].content
    assert "{" not in mailoutbox[0].subject + mailoutbox[0].body


@pytest.mark.parametrize("prefix", [prefix for prefix in ALL if prefix in mails.KINDS])
def test_a_mail_without_any_context_is_no_fault(prefix, db, mailoutbox):
    get_adapter().send_mail(prefix, "clara@example.org", {})
    assert len(mailoutbox) == 1


def test_a_mail_that_nobody_foresaw_goes_out_all_the_same(db, mailoutbox):
    send("account/email/invented")
    assert mailoutbox[0].subject == "About your account"


def test_no_subject_holds_the_code(db):
    for prefix in ALL:
        send(prefix)
    assert [subject for subject in Message.objects.values_list("subject", flat=True) if CONTEXT["code"] in subject] == []


def test_a_code_is_mailed_in_the_practices_name_and_stands_alone_on_its_line(clara, mailoutbox):
    ask(browser(), clara.email)
    assert CODE.search(mailoutbox[0].body)
    assert "sign in at Career Coaching" in mailoutbox[0].body
    assert "Works for 10 minutes" in mailoutbox[0].body


def test_once_sent_the_code_is_nowhere_in_the_row(clara, mailoutbox):
    ask(browser(), clara.email)
    code = CODE.search(mailoutbox[0].body)[1]
    assert code not in repr(Message.objects.values().get())


def test_a_mail_with_a_code_lives_as_long_as_the_code(clara):
    ask(browser(), clara.email)
    message = Message.objects.get()
    assert message.expires_at - message.created_at <= timedelta(minutes=10)
    assert message.expires_at - message.created_at > timedelta(minutes=9, seconds=59)


def test_an_address_without_an_account_hears_of_it_once_a_day(db, mailoutbox):
    for _time in range(3):
        ask(browser(), "nobody@example.org")
    assert [mail.subject for mail in mailoutbox] == ["No account with this address"]
    assert sorted(Message.objects.values_list("state", flat=True)) == ["dropped", "dropped", "sent"]
    Message.objects.update(sent_at=timezone.now() - timedelta(days=1, minutes=1))
    ask(browser(), "Nobody@example.org")
    assert len(mailoutbox) == 2


def test_there_is_an_end_to_mails_to_addresses_without_an_account(db, mailoutbox, monkeypatch):
    monkeypatch.setattr(mails, "MOST_UNKNOWN", 2)
    for number in range(4):
        ask(browser(), f"nobody{number}@example.org")
    assert len(mailoutbox) == 2


def test_rows_of_old_account_mails_are_forgotten_and_no_others(clara):
    ask(browser(), clara.email)
    Message.objects.create(kind="payments.receipt", to=clara.email, cause="receipt", due_at=timezone.now(), state="sent")
    receivers.delete_old_mails(timezone.now() + timedelta(days=29))
    assert Message.objects.count() == 2
    receivers.delete_old_mails(timezone.now() + timedelta(days=31))
    assert Message.objects.values_list("kind", flat=True).get() == "payments.receipt"
