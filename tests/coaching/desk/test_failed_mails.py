import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from coaching.mail.models import Message

HOME = "wagtailadmin_home"


def failed(coach, to="pia@example.org", **fields):
    return Message.objects.create(
        kind="booking.canceled",
        to=to,
        reply_to=coach.email,
        cause=to,
        subject="Canceled",
        text="Words",
        attempts=6,
        state=Message.State.FAILED,
        due_at=timezone.now(),
        facts={"booking": 1, "sequence": 0},
        **fields,
    )


def page(browser):
    return browser.get(reverse(HOME)).content.decode()


def test_a_coach_sees_what_did_not_go_out(signed_in, coach, other_coach):
    failed(coach)
    failed(other_coach, to="someone@example.org")
    shown = page(signed_in(coach))
    assert "Put 1 thing right" in shown
    assert "pia@example.org" in shown
    assert "someone@example.org" not in shown


def test_nothing_is_said_where_nothing_failed(signed_in, coach):
    assert "Put " not in page(signed_in(coach))


def test_sending_again_sends(signed_in, coach):
    message = failed(coach)
    answer = signed_in(coach).post(reverse("desk:retry_mail", args=[message.pk]), follow=True).content.decode()
    assert "The email to pia@example.org is being sent again." in answer
    assert [each.to for each in mail.outbox] == [["pia@example.org"]]


def test_leaving_it_takes_it_off_the_list(signed_in, coach):
    message = failed(coach)
    signed_in(coach).post(reverse("desk:give_up_mail", args=[message.pk]))
    assert "Emails that did not go out" not in page(signed_in(coach))
    assert mail.outbox == []


@pytest.mark.parametrize("action", ["retry_mail", "give_up_mail"])
def test_another_coachs_mail_is_not_found(signed_in, coach, other_coach, action):
    message = failed(other_coach)
    assert signed_in(coach).post(reverse(f"desk:{action}", args=[message.pk])).status_code == 404


def test_its_buttons_have_the_token_of_their_forms(signed_in, coach):
    failed(coach)
    forms = page(signed_in(coach)).split('action="/admin/clients/mails/')[1:]
    assert ["csrfmiddlewaretoken" in form.split("</form>")[0] for form in forms] == [True, True]
