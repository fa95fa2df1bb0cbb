"""A practice built by hand: each number is the same wherever a coach or a client meets it."""

import csv
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from coaching.people.models import Client
from tests.coaching.desk.practice_by_hand import NOW, build

pytestmark = pytest.mark.at(NOW)
LEFT = {"Ada": 1, "Ben": 1}


@pytest.fixture
def people(coach):
    return build(coach)


@pytest.fixture
def shown(signed_in, coach, people):
    """`shown(address, …)` is what a page of the coach's shows."""
    browser = signed_in(coach)
    return lambda name, *args: browser.get(reverse(name, args=args)).context


@pytest.fixture
def file(signed_in, coach, people):
    """`file(address, …)` is what a CSV of the coach's holds, line by line."""
    browser = signed_in(coach)

    def read(name, *args):
        text = browser.get(reverse(name, args=[*args, "csv"])).content.decode("utf-8-sig")
        return list(csv.DictReader(text.splitlines()))

    return read


def rows(table):
    return [[cell.words for cell in cells] for _url, cells in table.lines]


def test_what_is_left_is_one_number_on_list_page_report_and_files(shown, file, people):
    listed = {row.client.name: row.sessions_left.count for row in shown("desk:clients")["rows"]}
    paged = {
        client.name: shown("desk:client", client.pk)["sessions_left"].count for client in Client.objects.filter(stage="active")
    }
    exported = {line["Name"]: int(line["Left"]) for line in file("desk:export_clients")}
    owed = {line["Client"]: line for line in file("reports_admin:export", "credits")}
    reported = {name: int(line["Free to book"]) + int(line["Given, not held"]) for name, line in owed.items()}
    assert listed == paged == exported == reported == LEFT


def test_what_is_left_is_what_the_client_reads(client, people):
    client.force_login(people["ada"].user)
    assert client.get(reverse("payments:sessions")).context["left"].count == LEFT["Ada"]


def test_what_is_owed_is_one_number_by_client_by_month_and_in_the_file(shown, file):
    answer = shown("reports_admin:show", "credits")["answer"]
    assert rows(answer.tables[0]) == [["Ada", "2", "1", "1", "0", "0", ""], ["Ben", "0", "0", "0", "0", "1", ""]]
    assert [cell.words for cell in answer.tables[0].foot] == ["Total", "2", "1", "1", "0", "1", ""]
    assert rows(answer.details[0])[0] == ["November 2026", "2"]
    assert sum(int(line["Owed"]) for line in file("reports_admin:export", "credits")) == 2


def test_what_is_owed_grows_by_what_is_bought_and_falls_by_what_is_held_or_missed(shown):
    by_month = rows(shown("reports_admin:show", "credits")["answer"].details[0])
    assert by_month == [["November 2026", "2"], ["October 2026", "2"], ["September 2026", "3"]]


def test_the_last_session_is_one_day_on_list_and_file(shown, file):
    listed = {row.client.name: row.client.last_session for row in shown("desk:clients")["rows"]}
    exported = {line["Name"]: line["Last session"] for line in file("desk:export_clients")}
    assert {name: f"{at:%Y-%m}" for name, at in listed.items()} == {"Ada": "2026-09", "Ben": "2026-11"}
    assert exported == {"Ada": "2026-09-08 11:00", "Ben": "2026-10-31 23:00"}


def test_what_was_paid_is_one_number_on_list_page_months_and_files(shown, file, people):
    listed = {row.client.name: row.paid for row in shown("desk:clients")["rows"]}
    (dollars,) = shown("books_admin:months")["currencies"]
    exported = {line["Name"]: line["Paid, USD"] for line in file("desk:export_clients")}
    assert listed == {"Ada": ["$520"], "Ben": []}
    assert (dollars.total.received, dollars.months[0].received) == (52000, 52000)
    assert exported == {"Ada": "520.00", "Ben": ""}
    assert file("books_admin:export_months")[0]["Received"] == "520.00"


def test_sessions_are_counted_alike_on_page_and_file(shown, file):
    answer = shown("reports_admin:show", "sessions")["answer"]
    assert rows(answer.tables[0]) == [["October 2026", "1", "1", "0", "0"], ["September 2026", "1", "0", "0", "0"]]
    assert [cell.words for cell in answer.tables[0].foot] == ["Total", "2", "1", "0", "0"]
    lines = file("reports_admin:export", "sessions")
    assert [(line["Month"], line["Held"], line["Missed"]) for line in lines] == [("2026-10", "1", "1"), ("2026-09", "1", "0")]


def test_first_calls_are_counted_alike_by_page_by_month_and_in_the_file(shown, file):
    by_page, by_month = shown("reports_admin:show", "consultations")["answer"].tables
    gone = "A page that is gone (/services/)"
    assert rows(by_page) == [["Home page", "1", "1", "0", "1", "100%"], [gone, "1", "1", "0", "0", "0%"]]
    assert rows(by_month)[0] == ["October 2026", "1", "1", "0", "0", "0%"]
    assert [cell.words for cell in by_page.foot] == [cell.words for cell in by_month.foot]
    lines = file("reports_admin:export", "consultations")
    assert [(line["Month"], line["Page that brought them"], line["Became clients"]) for line in lines] == [
        ("2026-08", "Home page", "1"),
        ("2026-10", gone, "0"),
    ]


def test_hours_name_who_agreed_and_count_the_others_in_one_sum(shown, file, people):
    log = shown("reports_admin:show", "hours")["answer"].tables[0]
    ada = ["Ada", "ada@example.org", "Individual", "", "Sept. 8, 2026", "Sept. 8, 2026", "0.83", "0.00"]
    other = ["1 client who is not named", "", "", "", "Oct. 31, 2026", "Oct. 31, 2026", "0.00", "0.83"]
    assert rows(log) == [ada, other]
    assert [cell.words for cell in log.foot][-2:] == ["0.83", "0.83"]
    assert "Ben" not in str(file("reports_admin:export", "hours"))


def test_the_spreadsheet_has_what_the_text_file_has(signed_in, coach, people):
    browser = signed_in(coach)
    sheet = load_workbook(BytesIO(browser.get(reverse("reports_admin:export", args=["hours", "xlsx"])).content)).active
    assert [cell.value for cell in sheet[2]][:2] == ["Ada", "ada@example.org"]
    assert sheet["G2"].value == 0.83
