import pytest
from django.urls import reverse
from django.utils import timezone

from networking_module.contacts.interactions.bulk_log import log_together, remove
from networking_module.contacts.interactions.touches import TouchError, change_touch, snooze
from networking_module.contacts.models import Touch
from networking_module.contacts.undo import undo
from tests.networking_module.factories import DAY, NOW, TODAY, contact, touch

pytestmark = pytest.mark.at(NOW)

TOGETHER = "/me/networking/people/together/"
MET = {"kind": "meeting", "direction": "in_touch", "note": "At the fair"}


@pytest.fixture
def two(clara):
    return [contact(clara, "Anna", rhythm_days=14), contact(clara, "Ben", rhythm_days=42)]


def clocks(people):
    for each in people:
        each.refresh_from_db()
    return [(each.last_touch_on, each.due_on, each.resting, each.remind_on) for each in people]


def test_one_thing_is_written_down_for_each(two):
    log_together(contacts=two, now=NOW, on=TODAY - DAY, **MET)
    assert [each.touches.get().note for each in two] == ["At the fair", "At the fair"]
    assert [due for _last, due, *_rest in clocks(two)] == [TODAY + 13 * DAY, TODAY + 41 * DAY]


def test_undo_sets_every_clock_as_before(two):
    snooze(contact=two[0], days=3, on=TODAY)
    two[1].resting = True
    two[1].save()
    before = clocks(two)
    _touches, change = log_together(contacts=two, now=NOW, on=TODAY, kind="meeting", direction="they_helped")
    assert clocks(two) != before
    undo(change=change, now=change.created_at)
    assert (clocks(two), Touch.objects.count()) == (before, 0)


def test_a_day_to_come_writes_down_nothing(two):
    with pytest.raises(TouchError):
        log_together(contacts=two, now=NOW, on=TODAY + DAY, **MET)
    assert Touch.objects.count() == 0


def test_removed_by_mistake_comes_back(two):
    old = touch(two[0], kind="call", note="Long talk")
    before = clocks(two)
    _contact, change = remove(touch=old)
    undo(change=change, now=NOW)
    found = Touch.objects.get()
    assert (found.at, found.kind, found.note, clocks(two)) == (NOW, "call", "Long talk", before)


def test_a_correction_sets_the_clock_and_the_rest(two):
    touch(two[0], at=NOW - 2 * DAY)
    second = touch(two[0])
    assert second.contact.resting is True
    after = change_touch(touch=second, kind="call", direction="gave", on=TODAY - 3 * DAY, now=NOW).contact
    assert (after.resting, after.last_touch_on, after.due_on) == (False, TODAY - 2 * DAY, TODAY + 12 * DAY)
    with pytest.raises(TouchError):
        change_touch(touch=second, kind="call", direction="gave", on=TODAY + DAY, now=NOW)


def form(people, **fields):
    return {"pick": [each.pk for each in people], "on": "2026-01-15", **MET, **fields}


def test_several_are_noted_with_one_form_and_taken_back(signed_in, clara, two):
    browser = signed_in(clara)
    assert "Noted for 2 people." in browser.post(TOGETHER, form(two), follow=True).content.decode()
    assert [each.on.isoformat() for each in Touch.objects.all()] == ["2026-01-15"] * 2
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert Touch.objects.count() == 0


def test_searching_keeps_who_is_picked_and_what_is_written(signed_in, clara, two):
    page = signed_in(clara).post(TOGETHER, form(two[:1], find="1", q="ben", note="Rain"))
    words = page.content.decode()
    assert f'value="{two[0].pk}" checked' in words
    assert f'value="{two[1].pk}">' in words
    assert "Rain" in words
    assert 'value="2026-01-15"' in words
    assert Touch.objects.count() == 0


def test_nobody_picked_keeps_what_is_written(signed_in, clara, two):
    words = signed_in(clara).post(TOGETHER, form([])).content.decode()
    assert "Select who was there." in words
    assert "At the fair" in words


def test_people_of_another_client_cannot_be_picked(signed_in, clara, mallory):
    signed_in(clara).post(TOGETHER, form([contact(mallory)]))
    assert Touch.objects.count() == 0


def test_ticked_people_are_picked_already(signed_in, clara, two):
    assert f'value="{two[1].pk}" checked' in signed_in(clara).get(f"{TOGETHER}?pick={two[1].pk}").content.decode()


def test_the_page_costs_the_same_queries_for_3_and_300(signed_in, clara, queries_of):
    browser, counts = signed_in(clara), []
    for number in (3, 297):
        clara.contacts.bulk_create([type(contact(clara))(client=clara, name="Anna", added_on=TODAY) for _each in range(number)])
        counts.append(queries_of(browser.get, TOGETHER))
    assert counts[0] == counts[1]


def test_what_was_noted_is_corrected_and_keeps_its_hour(signed_in, clara, two):
    noted = touch(two[0])
    browser, url = signed_in(clara), reverse("networking:edit_touch", args=[noted.pk])
    assert 'value="2026-11-18"' in browser.get(url).content.decode()
    page = browser.post(url, {"kind": "call", "direction": "they_helped", "on": "2026-11-18", "note": ""}, follow=True)
    noted.refresh_from_db()
    assert (noted.kind, noted.direction, noted.at) == ("call", "they_helped", NOW)
    assert "Corrected." in page.content.decode()
    assert "They helped me" in page.content.decode()


def test_one_log_can_be_undone(signed_in, clara, two):
    browser = signed_in(clara)
    data = {"kind": "call", "direction": "gave", "on": timezone.now().date().isoformat()}
    browser.post(reverse("networking:log", args=[two[0].pk]), {**data, "on": "2026-02-01"})
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert Touch.objects.count() == 0
