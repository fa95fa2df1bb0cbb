import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networking_module.contacts.interactions import promises
from networking_module.contacts.interactions.bulk_log import remove
from networking_module.contacts.interactions.touches import TouchError
from networking_module.contacts.models import Contact, Promise
from networking_module.contacts.undo import undo
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, message, promise, touch
from tests.races import at_once

pytestmark = pytest.mark.at(NOW)
SENT = {"kind": "email", "on": "2026-11-18", "sent": "1"}
ANOTHER_WAY = {"another_way": "1"}


@pytest.fixture
def anna(clara):
    anna = contact(clara, "Anna Berg", rhythm_days=42)
    touch(anna, at=NOW - 60 * DAY, kind="linkedin", direction="they_wrote")
    return Contact.objects.get(pk=anna.pk)


@pytest.fixture
def some(anna):
    return promise(anna)


@pytest.fixture
def keep_of(signed_in, clara):
    """`keep_of(promise, data)` presses “Done” and answers; returns the words of the page that follows."""

    def keep(found, data):
        return signed_in(clara).post(reverse("networking:promise_kept", args=[found.pk]), data, follow=True).content.decode()

    return keep


def as_it_is(row):
    row.refresh_from_db()
    return row


def test_kept_by_being_in_touch(anna, some, keep_of):
    words = keep_of(some, SENT)
    found = anna.touches.latest("pk")
    assert "You kept your word. Noted as something for them. The next time is around December 30." in words
    assert (found.kind, found.direction, found.gives, found.on, found.note) == ("email", "gave", True, TODAY, "Send the article")
    kept = as_it_is(some)
    assert (kept.status, kept.touch, kept.closed_on, as_it_is(anna).due_on) == ("kept", found, TODAY, TODAY + 42 * DAY)


def test_kept_on_an_earlier_day_is_kept_on_that_day(anna, some):
    kept, _change = promises.keep(promise=some, now=NOW, kind="note", on=TODAY - 2 * DAY)
    assert (kept.touch.on, kept.closed_on, kept.closed_at.date()) == (TODAY - 2 * DAY,) * 3


def test_kept_another_way_is_no_being_in_touch(anna, some, keep_of):
    assert "Kept. Well done." in keep_of(some, ANOTHER_WAY)
    assert (as_it_is(some).status, some.touch, anna.touches.count(), as_it_is(anna).last_touch_on) == (
        "kept",
        None,
        1,
        TODAY - 60 * DAY,
    )


@pytest.mark.parametrize(
    ("kind", "note", "direction", "words"),
    [
        ("thank", "Thank you", "gave", "You said thank you. Noted as something for them."),
        ("lead", "How it went: Send the article", "in_touch", "You followed up, and they know. Noted as a hello."),
    ],
)
def test_a_thank_you_gives_and_a_lead_does_not(anna, keep_of, kind, note, direction, words):
    assert words in keep_of(promise(anna, kind=kind), SENT)
    found = anna.touches.latest("pk")
    assert (found.note, found.direction, found.gives) == (note, direction, direction == "gave")


@pytest.mark.parametrize("answer", [SENT, ANOTHER_WAY])
def test_one_undo_takes_back_both(signed_in, clara, anna, some, keep_of, answer):
    Contact.objects.filter(pk=anna.pk).update(remind_on=TODAY - DAY, resting=True)
    keep_of(some, answer)
    signed_in(clara).post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    after, anna = as_it_is(some), as_it_is(anna)
    assert (after.status, after.closed_on, after.closed_at, after.touch, anna.touches.count()) == ("open", None, None, None, 1)
    assert (anna.remind_on, anna.resting, anna.last_touch_on) == (TODAY - DAY, True, TODAY - 60 * DAY)


def test_removing_the_being_in_touch_later_keeps_the_promise_kept(anna, some):
    kept, _change = promises.keep(promise=some, now=NOW, kind="email")
    _contact, change = remove(touch=kept.touch)
    assert (as_it_is(some).status, some.touch, as_it_is(anna).last_touch_on) == ("kept", None, TODAY - 60 * DAY)
    undo(change=change, now=NOW)
    assert as_it_is(some).touch == anna.touches.latest("pk")


@pytest.mark.parametrize("answer", [SENT, ANOTHER_WAY, {}])
def test_done_twice_counts_once_and_says_so(anna, some, keep_of, answer):
    keep_of(some, SENT)
    words = keep_of(some, answer)
    assert ("You already kept this promise. Nothing was counted twice." in words, anna.touches.count()) == (True, 2)


@pytest.mark.parametrize(
    ("name", "data"), [("promise_kept", SENT), ("promise_dropped", {}), ("promise_move", {"due": "2026-12-01"})]
)
def test_what_was_let_go_stays_so_on_a_page_of_before(signed_in, clara, anna, some, name, data):
    promises.let_go(promise=some, now=NOW)
    words = signed_in(clara).post(reverse(f"networking:{name}", args=[some.pk]), data, follow=True).content.decode()
    after = as_it_is(some)
    assert ("You already let go of this promise." in words, after.status, after.due) == (True, "dropped", date(2026, 11, 20))


def test_a_closed_promise_has_a_page_that_says_so(signed_in, clara, some):
    promises.keep(promise=some, now=NOW)
    words = signed_in(clara).get(some.get_absolute_url()).content.decode()
    assert ["You kept it on Nov. 18, 2026." in words, "Yes, sent" in words] == [True, False]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({**SENT, "on": "2026-11-19"}, "That day is in the future."),
        ({**SENT, "on": "2026-11-17"}, "You promised it on November 18."),
        ({**SENT, "on": "soon"}, "Enter a valid date."),
        ({"sent": "1", "on": "2026-11-18"}, "This field is required."),
        ({**SENT, "kind": "smoke"}, "Select a valid choice."),
    ],
)
def test_bad_input_is_asked_again_and_keeps_what_was_typed(signed_in, clara, some, data, problem):
    page = signed_in(clara).post(reverse("networking:promise_kept", args=[some.pk]), data)
    words = page.content.decode()
    assert (page.status_code, problem in words, f'value="{data["on"]}"' in words) == (422, True, True)
    assert as_it_is(some).status == "open"


def test_a_button_of_a_page_of_before_asks_first(signed_in, clara, some):
    page = signed_in(clara).post(reverse("networking:promise_kept", args=[some.pk]), {"next": "/me/"})
    words = page.content.decode()
    assert ["Then you were in touch" in words, "This field is required" in words] == [True, False]
    assert as_it_is(some).status == "open"


def test_a_day_still_to_come_is_refused_by_the_verb_too(some):
    with pytest.raises(TouchError, match="in the future"):
        promises.keep(promise=some, now=NOW, kind="email", on=TODAY + DAY)
    assert as_it_is(some).status == "open"


@pytest.mark.django_db(transaction=True)
@pytest.mark.race
def test_two_clicks_at_once_keep_it_once(anna, some):
    def keep(wait):
        wait()
        return promises.keep(promise=some, now=NOW, kind="email")

    outcomes = [type(each).__name__ for each in at_once(4, keep)]
    assert (sorted(outcomes), anna.touches.count()) == (["PromiseError", "PromiseError", "PromiseError", "tuple"], 2)


def test_the_page_says_what_for_whom_by_when_and_from_where(signed_in, clara, anna):
    sent = message(anna, sent_at=NOW - DAY)
    talk = conversation(anna, looked_back_at=NOW)
    browser = signed_in(clara)
    pages = [
        (promise(anna, message=sent), "from your message of Nov. 18, 2026", sent.get_absolute_url()),
        (promise(anna, conversation=talk), "from your conversation, Nov. 18, 2026", talk.get_absolute_url()),
        (promise(anna), "written down on Nov. 18, 2026", anna.get_absolute_url()),
    ]
    for found, source, url in pages:
        words = browser.get(found.get_absolute_url()).content.decode()
        assert [each in words for each in ("Send the article", "Anna Berg", "by Nov. 20, 2026", source, url)] == [True] * 5


def test_done_is_asked_with_how_as_the_last_time_and_today(signed_in, clara, some):
    page = signed_in(clara).get(f"{some.get_absolute_url()}?done")
    form = page.context["form"]
    assert (form["kind"].value(), form["on"].value(), page.context["is_asked"]) == ("linkedin", TODAY, True)


def test_nothing_is_sent_by_meeting(signed_in, clara, anna, some):
    touch(anna, kind="meeting")
    page = signed_in(clara).get(some.get_absolute_url())
    assert page.context["form"]["kind"].value() == "linkedin"


def test_a_lead_who_is_not_on_the_list_is_put_there_first(signed_in, clara, anna):
    talk = conversation(anna, looked_back_at=NOW, lead="Ben Ortiz")
    words = signed_in(clara).get(promise(anna, kind="lead", conversation=talk).get_absolute_url()).content.decode()
    assert [each in words for each in ("Put them on your list", "Write the message")] == [True, False]


def test_kept_promises_await_no_answer(anna):
    for days in (9, 5):
        some = promise(anna, created_at=NOW - 9 * DAY)
        promises.keep(promise=some, now=NOW, kind="email", on=TODAY - days * DAY)
    anna.refresh_from_db()
    assert (anna.unanswered, anna.resting) == (0, False)


def test_whom_the_client_lets_rest_stays_so_when_a_promise_is_kept(anna, some):
    touch(anna, at=NOW - 5 * DAY, kind="email", direction="in_touch")
    Contact.objects.filter(pk=anna.pk).update(resting=True)
    promises.keep(promise=some, now=NOW, kind="email")
    anna.refresh_from_db()
    assert (anna.unanswered, anna.resting) == (1, True)


def test_whom_the_client_woke_up_stays_awake_when_a_promise_is_kept(anna, some):
    for days in (9, 5):
        touch(anna, at=NOW - days * DAY, kind="email", direction="in_touch")
    Contact.objects.filter(pk=anna.pk).update(resting=False)
    promises.keep(promise=some, now=NOW, kind="email")
    anna.refresh_from_db()
    assert (anna.unanswered, anna.resting) == (2, False)


def test_a_lead_leads_to_whom_they_named(signed_in, clara, anna):
    ben = contact(clara, "Ben Ortiz")
    talk = conversation(anna, looked_back_at=NOW, lead="Ben Ortiz", lead_contact=ben)
    words = signed_in(clara).get(promise(anna, kind="lead", conversation=talk).get_absolute_url()).content.decode()
    write = reverse("networking:write", args=[ben.pk])
    assert [each in words for each in ("Write to Ben", "Yes, I told Anna", write)] == [True] * 3


def test_let_go_in_one_tap_and_back_in_another(signed_in, clara, some):
    browser = signed_in(clara)
    words = browser.post(reverse("networking:promise_dropped", args=[some.pk]), follow=True).content.decode()
    assert ("That is fine, too." in words, as_it_is(some).status) == (True, "dropped")
    page = browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    after = as_it_is(some)
    assert (after.status, after.closed_at, page.url) == ("open", None, some.contact.get_absolute_url())


def test_a_promise_that_is_too_long_is_refused_and_never_cut(clara):
    with pytest.raises(promises.PromiseError, match="301 characters long, and a promise holds 300"):
        promises.make_promise(contact=contact(clara), text="x" * 301, due=date(2026, 12, 1), now=NOW)
    assert Promise.objects.count() == 0


def test_moved_to_another_day_and_back(signed_in, clara, some):
    browser, url = signed_in(clara), reverse("networking:promise_move", args=[some.pk])
    assert 'value="2026-11-20"' in browser.get(url).content.decode()
    assert "Moved to December 1." in browser.post(url, {"due": "2026-12-01"}, follow=True).content.decode()
    assert as_it_is(some).due == date(2026, 12, 1)
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert as_it_is(some).due == date(2026, 11, 20)


def test_undo_for_a_promise_that_is_gone_undoes_the_rest(signed_in, clara, anna, some, keep_of):
    keep_of(some, SENT)
    some.delete()
    signed_in(clara).post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert (Promise.objects.count(), anna.touches.count()) == (0, 1)


def test_person_shows_open_promises_and_each_exchange_once(signed_in, clara, some):
    for note, direction in enumerate(["gave", "asked", "they_wrote", "they_helped"]):
        touch(some.contact, direction=direction, note=str(note))
    page = signed_in(clara).get(some.contact.get_absolute_url())
    assert [each.lane for each in page.context["story"][:4]] == ["ask", "", "ask", "give"]
    words = page.content.decode()
    corrected = [int(pk) for pk in re.findall(r"touches/(\d+)/edit/", words)]
    assert sorted(corrected) == sorted(some.contact.touches.values_list("pk", flat=True))
    assert (words.count(">Send the article<"), "You promised Anna" in words) == (1, False)


@pytest.mark.parametrize("answer", [SENT, ANOTHER_WAY])
def test_done_from_the_home_page_comes_back_there(signed_in, clara, some, answer):
    browser = signed_in(clara)
    page = browser.get(f"{some.get_absolute_url()}?done&next=/me/").content.decode()
    assert '<input type="hidden" name="next" value="/me/">' in page
    answered = browser.post(reverse("networking:promise_kept", args=[some.pk]), {**answer, "next": "/me/"})
    assert answered["Location"] == "/me/"


def test_every_open_promise_is_in_one_list_the_nearest_day_first(signed_in, clara, mallory, anna):
    for text, days in [("Later", 9), ("Soon", 1)]:
        promise(anna, text=text, due=TODAY + timedelta(days=days))
    promise(anna, status="kept", closed_at=NOW)
    promise(contact(clara, archived_at=NOW))
    promise(contact(mallory))
    page = signed_in(clara).get("/me/networking/people/promises/")
    assert [each.text for each in page.context["page"]] == ["Soon", "Later"]


def test_a_list_without_promises_says_how_they_come(signed_in, clara):
    assert "Nothing is promised." in signed_in(clara).get("/me/networking/people/promises/").content.decode()


def test_the_list_costs_the_same_queries_for_3_and_300(signed_in, clara, anna, queries_of):
    browser, fields = signed_in(clara), {"contact": anna, "text": "A list", "due": TODAY, "made_on": TODAY}
    Promise.objects.bulk_create(Promise(**fields) for _number in range(3))
    few = queries_of(browser.get, "/me/networking/people/promises/")
    Promise.objects.bulk_create(Promise(**fields) for _number in range(297))
    assert queries_of(browser.get, "/me/networking/people/promises/") == few


def test_a_page_costs_few_queries(signed_in, clara, some):
    browser = signed_in(clara)
    browser.get(some.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        browser.get(some.get_absolute_url())
    assert len(queries) <= 12
