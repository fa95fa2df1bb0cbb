"""What happened on a day stays on that day, in its order, whatever zone the client moves to."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from coaching.people.timeline import record
from networking_module.bring_value.messages import answered, mark_sent
from networking_module.contacts.interactions.bulk_log import remove
from networking_module.contacts.interactions.touches import log_touch
from networking_module.contacts.models import Contact, Touch
from networking_module.contacts.undo import undo
from networking_module.job_search.listing import rows_between
from networking_module.privacy import export
from networking_module.progress import progress_items, progress_of
from networking_module.stay_in_touch.clock import Clock
from networking_module.threads import story
from tests import factories as people
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, everything, message, touch

HOUR = timedelta(hours=1)
YESTERDAY = TODAY - DAY


@pytest.fixture
def moana(coach):
    """Lives in Auckland, thirteen hours ahead of UTC in November."""
    return people.client(coach=coach, name="Moana Reid", email="moana@example.org", timezone="Pacific/Auckland")


def log(someone, on, now=NOW, kind="email", direction="in_touch"):
    return log_touch(contact=someone, kind=kind, direction=direction, on=on, now=now)


def move(client, zone):
    client.timezone = zone
    client.save()


def told(client):
    """Everything with a day that the client is shown."""
    tracks = progress_of([client], 12, NOW)[client.pk]
    items = [progress_items(client, each.track.slug, 12, NOW) for each in tracks]
    days = [(event.on, event.text) for each in client.contacts.all() for event in story(each)]
    return items, days, rows_between(client, TODAY - 60 * DAY, TODAY + 60 * DAY), export(client)


@pytest.mark.parametrize("zone", ["America/Chicago", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_a_change_of_zone_moves_no_past_day(moana, zone):
    everything(moana)
    log(contact(moana, "Late Evening"), TODAY - 3 * DAY, now=NOW - 3 * DAY)
    before = told(moana)
    move(moana, zone)
    assert told(moana) == before


@pytest.mark.at(NOW)
def test_a_change_of_zone_moves_no_day_of_the_timeline(signed_in, moana):
    record(client=moana, kind="test.done", text="Done in the morning", at=datetime(2026, 11, 15, 20, tzinfo=UTC))
    browser = signed_in(moana)
    days = []
    for zone in ("Pacific/Auckland", "America/Chicago"):
        move(moana, zone)
        days.append("Monday, November 16, 2026" in browser.get(reverse("client_area:timeline")).content.decode())
    assert days == [True, True]


def test_the_day_is_the_one_it_was_for_the_client(moana):
    some = message(contact(moana))
    mark_sent(message=some, direction="gave", on=date(2026, 11, 19), now=NOW)  # four in the morning there
    some.refresh_from_db()
    assert (some.sent_on, some.sent_touch.on) == (date(2026, 11, 19), date(2026, 11, 19))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 19, 4, 59, tzinfo=UTC), "In touch today"),
        (datetime(2026, 11, 19, 5, 1, tzinfo=UTC), "In touch yesterday"),
        (datetime(2026, 11, 20, 4, 59, tzinfo=UTC), "In touch yesterday"),
        (datetime(2026, 11, 20, 5, 1, tzinfo=UTC), "In touch 2 days ago"),
    ],
)
def test_yesterday_begins_at_midnight(signed_in, clara, now, said):
    someone = touch(contact(clara, "Anna")).contact
    with time_machine.travel(now, tick=False):
        assert said in signed_in(clara).get(someone.get_absolute_url()).content.decode()


def test_a_day_ahead_after_a_move_west_is_today(moana):
    someone = log(contact(moana), date(2026, 11, 19)).contact
    assert Clock(someone, date(2026, 11, 18)).since == "In touch today"


@pytest.mark.parametrize("changes_on", [date(2026, 11, 1), date(2027, 3, 14)])
def test_a_rhythm_counts_days_across_a_clock_change(clara, changes_on):
    late = datetime.combine(changes_on - DAY, datetime.min.time(), UTC) + 27.5 * HOUR  # half past ten in the evening, or eleven
    assert log(contact(clara, rhythm_days=7), changes_on - DAY, now=late).contact.due_on == changes_on + 6 * DAY


def test_message_and_reply_of_one_day_keep_their_order(clara):
    """She wrote at three, was answered at five, and writes the answer down the next morning."""
    some = message(contact(clara, rhythm_days=14))
    mark_sent(message=some, direction="in_touch", on=YESTERDAY, now=NOW - DAY + 5 * HOUR)
    answer = log(some.contact, YESTERDAY, direction="they_wrote")
    assert [each.direction for each in some.contact.touches.all()] == ["they_wrote", "in_touch"]
    assert answer.contact.unanswered == 0


def test_two_things_of_one_kind_and_moment_are_both_told(clara):
    someone = contact(clara, "Anna")
    log(someone, YESTERDAY, kind="call", direction="gave")
    log(someone, YESTERDAY, kind="call", direction="they_helped")
    texts = [event.text for event in story(someone)]
    assert texts[:2] == ["Anna helped you, on the phone", "You gave Anna something, on the phone"]


@pytest.mark.parametrize(("days", "rests"), [(0, False), (1, False), (2, True), (20, True)])
def test_two_unanswered_messages_rest_a_person_only_when_days_lie_between(clara, days, rests):
    someone = contact(clara)
    log(someone, TODAY - days * DAY)
    assert log(someone, TODAY).contact.resting is rests


def test_a_burst_of_messages_counts_once(clara):
    someone = contact(clara)
    for number in range(4):
        log(someone, TODAY, now=NOW + number * HOUR)
    assert Contact.objects.get(pk=someone.pk).unanswered == 1


def test_what_was_removed_and_brought_back_belongs_to_its_message_again(clara):
    some = message(contact(clara, "Anna"), with_value=True)
    mark_sent(message=some, direction="asked", on=TODAY, now=NOW)
    answered(message=some, now=NOW + HOUR)
    before = told(clara)[:2]
    _contact, change = remove(touch=some.contact.touches.get(direction="asked"))
    assert told(clara)[:2] != before
    undo(change=change, now=NOW)
    assert told(clara)[:2] == before


def test_a_correction_of_the_note_alone_still_gives(signed_in, clara):
    some = message(contact(clara), text="Hi Anna, here is the list of the night trains that you asked about.")
    sent = mark_sent(message=some, direction="gave", on=TODAY, now=NOW)
    url = reverse("networking:edit_touch", args=[sent.pk])
    signed_in(clara).post(url, {"kind": "email", "direction": "gave", "on": TODAY, "note": "By train"})
    found = Touch.objects.get()
    assert (found.note, found.gives, found.at) == ("By train", True, sent.at)


def test_a_corrected_day_is_the_day_of_the_message(signed_in, clara):
    some = message(contact(clara, "Anna"))
    sent = mark_sent(message=some, direction="gave", on=TODAY, now=NOW)
    url = reverse("networking:edit_touch", args=[sent.pk])
    signed_in(clara).post(url, {"kind": "email", "direction": "gave", "on": YESTERDAY, "note": ""})
    some.refresh_from_db()
    assert (some.sent_on, [event.on for event in story(some.contact)][0]) == (YESTERDAY, YESTERDAY)


def test_a_sheet_that_was_looked_back_on_keeps_its_day(signed_in, clara):
    talk = conversation(contact(clara, "Anna"), at=NOW - DAY, looked_back_at=NOW)
    url = reverse("networking:save_part", args=[talk.pk, "at"])
    answer = signed_in(clara).post(url, {"value": "", "revision": "0"}, headers={"accept": "application/json"})
    talk.refresh_from_db()
    assert (answer.status_code, talk.at) == (422, NOW - DAY)


def test_the_story_bears_a_conversation_without_a_moment(signed_in, clara):
    anna = contact(clara, "Anna")
    conversation(anna, at=None, looked_back_at=NOW)
    conversation(anna, at=NOW, looked_back_at=NOW)
    assert signed_in(clara).get(anna.get_absolute_url()).status_code == 200


def test_an_hour_that_does_not_exist_is_refused_with_a_sentence(signed_in, clara):
    talk = conversation(contact(clara), at=None)
    url = reverse("networking:conversation", args=[talk.pk])
    words = signed_in(clara).post(url, {"at": "2027-03-14T02:30", "at-revision": "0"}).content.decode()
    assert "The clocks change that night" in words


def test_an_answer_in_between_wakes_whom_the_count_let_rest(clara):
    someone = contact(clara)
    log(someone, TODAY - 9 * DAY)
    assert log(someone, TODAY - 5 * DAY).contact.resting is True
    assert log(someone, TODAY - 7 * DAY, direction="they_wrote").contact.resting is False


def test_whom_the_client_lets_rest_stays_so_after_a_message(clara):
    someone = contact(clara, resting=True)
    assert log(someone, TODAY).contact.resting is True
