import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.exercises.models import Assignment, Enrollment
from tests import factories

from .programs.factories import program

ASSIGN = reverse("exercises_admin:assign")


def text_of(response):
    return " ".join(response.content.decode().split())


def many(coach, count):
    return [factories.client(coach=coach, with_account=False, name=f"Person {number:03}") for number in range(count)]


def test_all_active_clients_get_it(signed_in, coach, exercise):
    many(coach, 60)
    factories.client(coach=coach, with_account=False, stage="alumni")
    signed_in(coach).post(ASSIGN, {"exercise": exercise.pk, "everyone": "1"})
    assert Assignment.objects.count() == 60


def test_what_is_ticked_stays_while_searching_and_paging(signed_in, coach, exercise):
    clients = many(coach, 60)
    browser = signed_in(coach)
    page = text_of(browser.post(ASSIGN, {"exercise": exercise.pk, "clients": [clients[0].pk], "page": "2"}))
    assert (f'name="kept" value="{clients[0].pk}"' in page, "Person 059" in page) == (True, True)
    assert f'<option value="{exercise.pk}" selected>' in page
    page = text_of(browser.post(ASSIGN, {"kept": [clients[0].pk], "clients": [clients[55].pk], "look": "1", "q": "person 000"}))
    assert (f'value="{clients[0].pk}" checked' in page, f'name="kept" value="{clients[55].pk}"' in page) == (True, True)
    browser.post(ASSIGN, {"exercise": exercise.pk, "kept": [clients[55].pk], "clients": [clients[0].pk], "assign": "1"})
    assert [each.client for each in Assignment.objects.order_by("client__name")] == [clients[0], clients[55]]


@pytest.mark.parametrize("address", ["exercises_admin:assign", "words_admin:write"])
def test_whoever_cannot_be_chosen_is_named_and_not_counted(signed_in, coach, clara, address):
    luis = factories.client(coach=coach, with_account=False, name="Luis", stage="prospect")
    page = text_of(signed_in(coach).get(reverse(address), {"client": [clara.pk, luis.pk]}))
    assert ("Luis is not a client now." in page, "on other pages" in page, 'name="kept"' in page) == (True, False, False)


def test_searching_assigns_nothing(signed_in, coach, exercise, clara):
    signed_in(coach).post(ASSIGN, {"exercise": exercise.pk, "clients": [clara.pk], "look": "1"})
    assert Assignment.objects.count() == 0


def test_a_program_is_given(signed_in, coach, clara):
    made = program()
    page = signed_in(coach).post(ASSIGN, {"program": made.pk, "clients": [clara.pk]}, follow=True)
    assert ("Assigned to 1 client." in text_of(page), Enrollment.objects.get().client) == (True, clara)


def test_whoever_has_it_already_is_said(signed_in, coach, exercise, clara):
    other = factories.client(coach=coach)
    browser = signed_in(coach)
    browser.post(ASSIGN, {"exercise": exercise.pk, "clients": [clara.pk]})
    page = browser.post(ASSIGN, {"exercise": exercise.pk, "clients": [clara.pk, other.pk]}, follow=True)
    assert "Assigned to 1 client. The others already have it." in text_of(page)


def test_an_exercise_is_planned_for_a_day(signed_in, coach, exercise, clara):
    signed_in(coach).post(ASSIGN, {"exercise": exercise.pk, "clients": [clara.pk], "opens": "on_date", "on_date": "2030-03-09"})
    given = Assignment.objects.get()
    assert (given.state, f"{given.opens_on}") == ("planned", "2030-03-09")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose either an exercise or a program."),
        ({"exercise": True, "program": True}, "Choose either an exercise or a program."),
        ({"exercise": True, "opens": "on_date"}, "Choose the day on which it opens."),
        ({"program": True, "opens": "after"}, "A program opens at once or on a day."),
        ({"exercise": True, "due_on": "2030-03-09", "due_days": "3"}, "Give a day or a number of days, not both."),
        ({"exercise": True, "clients": []}, "Choose at least one client."),
    ],
)
def test_what_is_missing_is_said_and_what_is_filled_in_stays(signed_in, coach, exercise, clara, fields, said):
    made = {"exercise": exercise.pk, "program": program().pk}
    data = {"clients": [clara.pk], **{name: made[name] if value is True else value for name, value in fields.items()}}
    response = signed_in(coach).post(ASSIGN, data)
    assert (response.status_code, said in text_of(response)) == (422, True)
    assert ("clients" in fields) or f'value="{clara.pk}" checked' in text_of(response)


@pytest.mark.parametrize("query", ["client=x", "client=99999999999999", "page=x", "program=x&exercise=y", "q=%00"])
def test_a_strange_address_is_no_accident(signed_in, coach, query):
    assert signed_in(coach).get(f"{ASSIGN}?{query}").status_code == 200


def test_the_page_costs_the_same_for_3_and_300(signed_in, coach):
    costs, browser = [], signed_in(coach)
    for count in (3, 297):
        many(coach, count) if count == 3 else [factories.client(coach=coach, with_account=False) for _each in range(count)]
        browser.get(ASSIGN)
        with CaptureQueriesContext(connection) as asked:
            browser.get(ASSIGN)
        costs.append(len(asked))
    assert costs[1] == costs[0]
