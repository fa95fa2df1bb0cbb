from datetime import timedelta

import pytest
from django.urls import reverse

from networking_module.contacts.importing import first_few
from networking_module.contacts.models import Contact
from tests.networking_module.factories import NOW, TODAY, contact, touch

URL = reverse("networking:begin_with")


@pytest.fixture
def resting(clara):
    """`resting(40)` are that many people of Clara's who were brought in and rest."""

    def bring_in(count):
        found = clara.contact_imports.create(source="table", state="done")
        return [contact(clara, f"Person {number:03}", imported_by=found, resting=True) for number in range(count)]

    return bring_in


def begin(clara, people):
    return first_few.begin(client=clara, contacts=people, rhythm_days=42, now=NOW)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_three_a_week_are_due(clara, resting):
    begin(clara, resting(7))
    due = [each.due_on - TODAY for each in Contact.objects.order_by("name")]
    assert due == [timedelta(weeks=week) for week in (0, 0, 0, 1, 1, 1, 2)]


def test_rhythm_goes_on_by_itself_after_the_first_time(clara, resting):
    someone = begin(clara, resting(4))[3]
    assert touch(someone).contact.due_on == TODAY + timedelta(days=42)


def test_sixteenth_is_one_too_many_and_nothing_changes(clara, resting):
    people = resting(17)
    begin(clara, people[:14])
    with pytest.raises(first_few.TooMany) as error:
        begin(clara, people[14:16])
    assert "You selected 2 people, and there is room for 1: start with 15 people at most" in str(error.value)
    assert first_few.beginning(clara).count() == 14
    begin(clara, people[14:15])
    with pytest.raises(first_few.TooMany) as error:
        begin(clara, people[15:16])
    assert "Write to one or two of them first" in str(error.value)


def test_room_comes_back_once_someone_was_written_to(clara, resting):
    people = resting(16)
    touch(begin(clara, people[:15])[0])
    begin(clara, people[15:])
    assert first_few.beginning(clara).count() == 15


def test_others_who_rest_are_not_offered(clara, resting):
    contact(clara, "By hand", resting=True)
    asleep = resting(2)[0]
    touch(asleep)
    assert [each.name for each in first_few.to_choose_from(clara)] == ["Person 001"]


def test_ticks_travel_from_page_to_page(signed_in, clara, resting):
    people, browser = resting(40), signed_in(clara)
    answer = browser.post(URL, {"pick": [people[0].pk, people[1].pk], "go": "page:2"}, follow=True)
    said = words(answer)
    assert "Selected on other pages" in said
    assert ("Person 000" in said, "Person 039" in said, "Person 024" in said) == (True, True, False)
    answer = browser.post(URL, {"pick": [people[0].pk, people[39].pk], "go": "begin", "rhythm_days": "28"}, follow=True)
    assert "A good start: 2 people." in words(answer)
    assert list(Contact.objects.filter(resting=False).values_list("name", "rhythm_days")) == [
        ("Person 000", 28),
        ("Person 039", 28),
    ]


def test_sixteen_ticks_are_kept_beside_the_sentence(signed_in, clara, resting):
    people = resting(16)
    data = {"pick": [each.pk for each in people], "go": "begin", "rhythm_days": "42"}
    said = words(signed_in(clara).post(URL, data))
    assert "You selected 16 people, and there is room for 15" in said
    assert said.count(" checked>") == 16


def test_second_click_says_that_they_have_begun(signed_in, clara, resting):
    data = {"pick": [each.pk for each in resting(15)], "go": "begin", "rhythm_days": "42"}
    browser = signed_in(clara)
    browser.post(URL, data)
    assert "You have already started with them." in words(browser.post(URL, data, follow=True))
    assert first_few.beginning(clara).count() == 15


def test_nobody_ticked_says_what_to_do(signed_in, clara, resting):
    resting(1)
    answer = signed_in(clara).post(URL, {"go": "begin", "rhythm_days": "42"})
    assert "Nobody is selected yet." in words(answer)


def test_someone_elses_people_cannot_be_begun_with(signed_in, clara, mallory, resting):
    theirs = contact(mallory, imported_by=mallory.contact_imports.create(source="table"), resting=True)
    signed_in(clara).post(URL, {"pick": [theirs.pk, "x", "9" * 40], "go": "begin", "rhythm_days": "42"})
    theirs.refresh_from_db()
    assert theirs.resting is True


@pytest.mark.parametrize("query", ["q=%00", "page=x", "pick=x&pick=", "page=999999999999999999999"])
def test_page_takes_any_question(signed_in, clara, resting, query):
    resting(1)
    assert signed_in(clara).get(f"{URL}?{query}").status_code == 200


def test_page_without_anyone_leads_to_the_file(signed_in, clara):
    assert reverse("networking:bring_in") in words(signed_in(clara).get(URL))


def test_page_costs_the_same_queries_for_3_and_300(signed_in, clara, resting, queries_of):
    browser = signed_in(clara)
    resting(3)
    few = queries_of(browser.get, URL)
    resting(297)
    assert queries_of(browser.get, URL) == few
