from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from networking_module.contacts.models import Touch
from networking_module.job_search.listing import rows_between
from networking_module.job_search.models import SearchStep
from networking_module.threads import story
from tests.networking_module.factories import DAY, NOW, contact, search_step, touch

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)
LIST, FILE = reverse("networking:search_list"), reverse("networking:search_file")
WEEK = {"first": "2026-11-16", "last": "2026-11-22"}


@pytest.fixture
def anna(clara):
    return contact(clara, "Anna Berg", company="Acme")


def test_rows_are_of_both_sources_in_the_order_of_days(clara, anna):
    touch(anna, at=datetime(2026, 11, 18, 15, tzinfo=UTC), kind="call", direction="they_helped")
    search_step(clara, on=MONDAY, company="Best", person="Mr. Lee", result="Interview on Friday")
    told = [(row.on.day, row.person, row.company, row.channel, row.result) for row in rows_between(clara, MONDAY, SUNDAY)]
    assert told == [
        (16, "Mr. Lee", "Best", "Company website", "Interview on Friday"),
        (18, "Anna Berg", "Acme", "Call", "They helped me"),
    ]


def test_rows_belong_to_the_day_of_the_own_clock(clara, anna):
    touch(anna, at=datetime(2026, 11, 23, 3, tzinfo=UTC), now=NOW + 9 * DAY)  # still Sunday in New York
    assert [row.on for row in rows_between(clara, MONDAY, SUNDAY)] == [SUNDAY]


def test_rows_are_nobody_elses(clara, mallory, anna):
    touch(anna, at=datetime(2026, 11, 18, 15, tzinfo=UTC))
    assert rows_between(mallory, MONDAY, SUNDAY) == []


def test_rows_cost_two_queries_however_many(clara, django_assert_num_queries):
    for number in range(5):
        touch(contact(clara, f"Person {number}"), at=datetime(2026, 11, 18, 15, tzinfo=UTC))
    with django_assert_num_queries(2):
        rows_between(clara, MONDAY, SUNDAY)


def test_what_is_left_out_can_be_put_back(signed_in, clara, anna):
    made = touch(anna, at=datetime(2026, 11, 18, 15, tzinfo=UTC))
    browser, url = signed_in(clara), reverse("networking:leave_out", args=[made.pk])
    assert browser.post(url).url == f"{LIST}?first=2026-11-18"
    assert rows_between(clara, MONDAY, SUNDAY) == []
    assert "1 left out" in browser.get(LIST, WEEK).content.decode()
    browser.post(url)
    assert len(rows_between(clara, MONDAY, SUNDAY)) == 1


def test_file_is_a_table_that_computes_nothing(signed_in, clara):
    search_step(clara, on=MONDAY, company="=1+1", person="Ann, the one", result="")
    response = signed_in(clara).get(FILE, WEEK)
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines == ["Date,Person,Company,How,What came of it", '2026-11-16,"Ann, the one",\'=1+1,Company website,']


@pytest.mark.parametrize("asked", [{"first": "2026-11-22", "last": "2026-11-16"}, {"first": "2020-01-01", "last": "2026-11-16"}])
def test_days_that_make_no_sense_get_a_sentence_and_the_week(signed_in, clara, asked):
    response = signed_in(clara).get(LIST, asked)
    assert response.status_code == 200
    assert response.context["span"].is_week
    assert response.context["asked"].errors["last"]


@pytest.mark.parametrize("asked", [{"first": "nonsense"}, {"first": "0001-01-01"}, {"first": "9999-12-31"}, {}])
def test_any_days_are_answered(signed_in, clara, asked):
    assert signed_in(clara).get(LIST, asked).status_code == 200
    assert signed_in(clara).get(FILE, asked).status_code == 200


def test_application_is_added_changed_and_taken_off(signed_in, clara):
    browser = signed_in(clara)
    data = {"on": "2026-11-17", "company": "Best", "channel": "Job board"}
    assert browser.post(reverse("networking:add_search_step"), data).url == f"{LIST}?first=2026-11-17"
    step = SearchStep.objects.get(client=clara)
    browser.post(reverse("networking:search_step", args=[step.pk]), {**data, "result": "No"})
    assert SearchStep.objects.get().result == "No"
    browser.post(reverse("networking:delete_search_step", args=[step.pk]))
    assert SearchStep.objects.count() == 0


def test_a_step_without_a_company_says_so_and_keeps_the_rest(signed_in, clara):
    content = (
        signed_in(clara).post(reverse("networking:add_search_step"), {"on": "2026-11-17", "person": "Mr. Lee"}).content.decode()
    )
    assert "This field is required" in content
    assert "Mr. Lee" in content


def test_nothing_of_the_list_changes_the_story(clara, anna):
    made = touch(anna, at=datetime(2026, 11, 18, 15, tzinfo=UTC))
    Touch.objects.update(off_search_list=True)
    assert [event.touch_id for event in story(anna)] == [made.pk, None]
