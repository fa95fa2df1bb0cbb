"""The summary: sent by a button alone, once, as it was looked at; a changed one says so."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coaching.booking.models import Booking
from coaching.mail.models import Message
from coaching.meetings import summaries
from coaching.meetings.actions import KIND, tick, untick
from coaching.meetings.errors import AlreadySent, Changed, MeetingError
from coaching.meetings.models import SessionAction
from tests.coaching.meetings.test_noting import SECRET


def mailed():
    return Message.objects.filter(kind__startswith="session.").order_by("pk")


def agreed():
    return [(each.text, each.due_on.isoformat(), each.done_at is not None) for each in SessionAction.objects.order_by("position")]


@pytest.fixture
def url(over):
    return reverse("meetings_admin:summary", args=[over.pk])


def test_what_is_sent_is_on_the_page_and_in_the_email(signed_in, clara, over, sent, day, mailoutbox):
    sent(private=SECRET, shared="You know whom to ask.", action_0=("Write to Ruth", day(3)), opening="Good to see you.")
    mail = mailoutbox[-1]
    assert (mail.to, mailed().count()) == ([clara.email], 1)
    assert all(words in mail.body for words in ("Good to see you.", "You know whom to ask.", "Write to Ruth", "/me/session/"))
    text = signed_in(clara).get(reverse("meetings:session", args=[over.pk])).content.decode()
    assert ("You know whom to ask." in text, "Write to Ruth" in text, SECRET in text, SECRET in mail.body) == (
        True,
        True,
        False,
        False,
    )
    assert clara.timeline.filter(kind="meetings.summary").count() == 1


def test_the_email_has_the_actions_by_their_days_as_the_page(signed_in, clara, over, sent, day, mailoutbox):
    sent(shared="Well.", action_0=("Last of all", day(9)), action_1=("First of all", day(2)), action_2=("Then", day(5)))
    page = signed_in(clara).get(reverse("meetings:session", args=[over.pk])).content.decode()
    for text in (mailoutbox[-1].body, mailoutbox[-1].alternatives[0][0], page):
        assert sorted(["Last of all", "First of all", "Then"], key=text.index) == ["First of all", "Then", "Last of all"]


def test_someone_without_an_account_gets_no_link_that_they_could_not_open(over, sent, clara, mailoutbox):
    type(clara).objects.filter(pk=clara.pk).update(user=None)
    over.refresh_from_db()
    sent(shared="Well done.")
    assert "/me/session/" not in mailoutbox[-1].body


def test_the_second_press_sends_nothing(over, sent, now):
    sent(shared="Well done.")
    summary = summaries.Summary("Well done.", ())
    with pytest.raises(AlreadySent):
        summaries.send_summary(booking=over, seen=summary.fingerprint, number=0, opening="Again", now=now)
    assert mailed().count() == 1


def test_what_was_changed_since_it_was_looked_at_is_not_sent(over, noted, now):
    noted(shared="As it was")
    meeting, summary = summaries.ready(over, now)
    noted(shared="As it is")
    with pytest.raises(Changed):
        summaries.send_summary(booking=over, seen=summary.fingerprint, number=0, opening="Hello", now=now)
    assert mailed().count() == 0


def test_a_changed_summary_says_so_and_keeps_what_is_ticked(over, sent, day, now):
    sent(shared="Well", action_0=("Write to Ruth", day(3)), action_1=("Rest", day(4)))
    tick(action=SessionAction.objects.get(text="Write to Ruth"), now=now)
    sent(action_1=("Sleep", day(4)), action_2=("Sing", day(5)))
    assert [mail.subject.startswith("Changed") for mail in mailed()] == [False, True]
    assert agreed() == [("Write to Ruth", day(3), True), ("Sleep", day(4), False), ("Sing", day(5), False)]


def test_a_ticked_action_that_is_reworded_stays_ticked(over, clara, sent, day, now):
    sent(action_0=("Write to Ruht", day(3)), action_1=("Rest", day(4)))
    ticked = tick(action=SessionAction.objects.get(text="Write to Ruht"), now=now)
    sent(action_0=("Write to Ruth", day(3)))
    assert agreed() == [("Write to Ruth", day(3), True), ("Rest", day(4), False)]
    assert SessionAction.objects.get(text="Write to Ruth").pk == ticked.pk
    untick(action=ticked, now=now)
    assert not clara.timeline.filter(kind=KIND).exists()


def test_something_else_in_the_place_of_a_ticked_action_is_new(over, sent, day, now):
    sent(action_0=("Write to Ruth", day(3)))
    tick(action=SessionAction.objects.get(), now=now)
    sent(action_0=("Update the resume", day(5)))
    assert agreed() == [("Update the resume", day(5), False)]


def test_an_action_in_a_place_of_its_own_is_new_and_one_that_moved_is_the_same(over, sent, day, now):
    sent(action_0=("Write to Ruth", day(3)), action_1=("Rest", day(4)))
    tick(action=SessionAction.objects.get(text="Write to Ruth"), now=now)
    sent(action_0=("", ""), action_1=("Sleep", day(4)))
    assert agreed() == [("Sleep", day(4), False)]
    sent(action_0=("Sing", day(3)), action_1=("", ""), action_2=("Sleep", day(4)))
    assert agreed() == [("Sing", day(3), False), ("Sleep", day(4), False)]


def test_the_very_same_is_not_sent_again(over, sent, now):
    sent(shared="Well done.")
    with pytest.raises(MeetingError, match="exactly this"):
        summaries.ready(over, now)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"private": SECRET}, "Write the shared note or an action"),
        ({"action_0": ("Write", "")}, "Choose a day for “Write”"),
        ({"action_0": ("Write", "2020-01-01")}, "has passed"),
        ({"action_0": ("Write", "2190-01-01")}, "more than two years"),
    ],
)
def test_what_is_missing_is_said(over, noted, now, parts, says):
    noted(**parts)
    with pytest.raises(MeetingError, match=says):
        summaries.ready(over, now)


def test_a_day_that_passed_since_stays_in_a_changed_summary(over, sent, day, now):
    sent(shared="Well", action_0=("Write to Ruth", day(1)))
    later = now + timedelta(days=9)
    sent(shared="Very well", at=later)
    assert agreed() == [("Write to Ruth", day(1), False)]


def test_before_it_has_begun_and_after_a_cancellation_nothing_is_sent(coming, over, noted, now):
    noted(booking=coming, shared="Early")
    with pytest.raises(MeetingError, match="hasn't begun"):
        summaries.ready(coming, now)
    noted(shared="Late")
    Booking.objects.filter(pk=over.pk).update(status="canceled")
    over.refresh_from_db()
    with pytest.raises(MeetingError, match="was canceled"):
        summaries.ready(over, now)


def test_to_someone_who_has_left_nothing_is_sent(over, clara, noted, now):
    noted(shared="Well done.")
    type(clara).objects.filter(pk=clara.pk).update(leaves_at=now)
    over.client.refresh_from_db()
    with pytest.raises(MeetingError, match="has left"):
        summaries.ready(over, now)


def test_the_page_shows_the_email_and_its_button_sends_it(signed_in, coach, url, noted, day, mailoutbox):
    noted(private=SECRET, shared="You know whom to ask.", action_0=("Write to Ruth", day(3)))
    browser = signed_in(coach)
    shown = browser.get(url)
    text, form = shown.content.decode(), shown.context["form"].initial
    assert ("Write to Ruth" in text, SECRET in text, mailed().count()) == (True, False, 0)
    browser.post(url, {**form, "opening": "What a day."})
    again = browser.post(url, {**form, "opening": "What a day."}, follow=True).content.decode()
    assert (mailoutbox[-1].body.count("What a day."), mailed().count(), "exactly this" in again) == (1, 1, True)


def test_the_page_asks_to_look_again_when_something_changed(signed_in, coach, url, noted):
    noted(shared="As it was")
    browser = signed_in(coach)
    form = browser.get(url).context["form"].initial
    noted(shared="As it is")
    answer = browser.post(url, form)
    assert (answer.status_code, "Look at the email again" in answer.content.decode(), mailed().count()) == (422, True, 0)
    assert answer.context["form"]["seen"].value() != form["seen"]


def test_a_page_with_nothing_to_send_says_what_is_missing(signed_in, coach, url):
    assert "Write the shared note" in signed_in(coach).get(url, follow=True).content.decode()


def test_a_changed_summary_says_what_is_done(over, sent, day, now, mailoutbox):
    sent(shared="Well done.", action_0=("Write to Ruth", day(3)), action_1=("Rest", day(4)))
    tick(action=SessionAction.objects.get(text="Write to Ruth"), now=now)
    sent(shared="Very well done.")
    text = mailoutbox[-1].body
    assert ("– Write to Ruth (done)" in text, "– Rest (for " in text) == (True, True)
