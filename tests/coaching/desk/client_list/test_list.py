"""The coach's list of clients: what a line says, what narrows it, and in which order it is."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from coaching.booking.models import Booking
from coaching.desk.client_list import sorting
from coaching.desk.overview import listed, overview
from coaching.desk.remarks import save_remark
from coaching.payments.account import balance, grants
from coaching.payments.models import Package
from coaching.payments.off_line import noting
from coaching.payments.off_line.forms import practice_today
from coaching.people.models import Client
from tests import factories
from tests.worlds import booking_of

LIST = "desk:clients"


def names(found):
    return [client.name for client in found]


@pytest.fixture
def people(coach):
    """Ann, Ben and Cem, who differ in whatever the list can be ordered by; nothing of Cem's is known."""
    now = timezone.now()
    ann, ben, cem = (factories.client(coach=coach, name=name) for name in ("Ann", "Ben", "Cem"))
    for client, delta in ((ann, 1), (ben, 3)):
        grants.adjust(client=client, delta=delta, reason="A gift", by=coach.user)
    Client.objects.filter(pk=ann.pk).update(last_active_at=now)
    Client.objects.filter(pk=ben.pk).update(last_active_at=now - timedelta(days=1))
    Client.objects.filter(pk=cem.pk).update(last_active_at=None)
    return [ann, ben, cem]


@pytest.fixture
def page(signed_in, coach):
    browser = signed_in(coach)
    return lambda **query: browser.get(reverse(LIST), query)


def shown(response):
    return [row.client.name for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Ann", "Ben", "Cem"]),
        ("-name", ["Cem", "Ben", "Ann"]),
        ("left", ["Cem", "Ann", "Ben"]),
        ("-left", ["Ben", "Ann", "Cem"]),
        ("active", ["Ben", "Ann", "Cem"]),
        ("-active", ["Ann", "Ben", "Cem"]),
        ("nonsense", ["Ann", "Ben", "Cem"]),
        ("--left", ["Ann", "Ben", "Cem"]),
    ],
)
def test_the_list_is_ordered_as_asked(page, people, order, expected):
    assert shown(page(order=order)) == expected


def test_who_waits_longest_for_the_coach_comes_first(page, people):
    ann, ben, _cem = people
    now = timezone.now()
    Client.objects.filter(pk__in=[ann.pk, ben.pk]).update(last_active_at=now)
    booking_of(ann, start=now - timedelta(days=2))
    booking_of(ben, start=now - timedelta(days=5))
    assert [shown(page(order=order)) for order in ("waits", "-waits")] == [["Ben", "Ann", "Cem"], ["Ann", "Ben", "Cem"]]


def test_the_oldest_waiting_is_found_on_all_pages_and_costs_the_same(page, coach, monkeypatch):
    monkeypatch.setattr("coaching.desk.client_list.views.PER_PAGE", 2)
    for number in range(3):
        factories.client(coach=coach, name=f"Client {number}")
    Client.objects.update(last_active_at=timezone.now())
    few = cost(page)
    for number in range(3, 30):
        factories.client(coach=coach, name=f"Client {number}")
    Client.objects.update(last_active_at=timezone.now())
    booking_of(Client.objects.get(name="Client 29"), start=timezone.now() - timedelta(days=2))
    assert shown(page(order="waits"))[0] == "Client 29"
    assert cost(page) == few


def cost(page):
    page(order="waits")
    with CaptureQueriesContext(connection) as captured:
        assert page(order="waits").status_code == 200
    return len(captured)


def test_who_has_a_session_next_comes_first(people):
    now = timezone.now()
    booking_of(people[2], start=now + timedelta(days=2))
    assert names(sorting.ordered(listed(Client.objects.all(), now), "next"))[0] == "Cem"


@pytest.mark.parametrize("key", [column.key for column in sorting.COLUMNS if column.field])
def test_every_heading_that_can_be_pressed_orders(people, key):
    for sort in (key, f"-{key}"):
        assert len(sorting.ordered(listed(Client.objects.all(), timezone.now()), sort)) == 3


def test_a_second_press_turns_the_order(people):
    heading = next(each for each in sorting.headings("-left") if each.title == "Left")
    assert (heading.asks, heading.sorted) == ("left", "descending")


def test_the_first_press_gives_the_largest_first():
    assert next(each for each in sorting.headings("name") if each.title == "Left").asks == "-left"


def test_what_is_left_is_the_same_as_in_the_account(people, coach):
    now = timezone.now()
    lot = people[0].lots.get()
    lot.expires_on = date(2027, 1, 31)
    lot.save()
    left = balance.of(people, now)
    counted = {client.pk: (client.left, client.left_until) for client in listed(Client.objects.all(), now)}
    assert counted == {
        client.pk: (left[client.pk].count, left[client.pk].lots[0].expires_on) if client.pk in left else (0, None)
        for client in people
    }


@pytest.mark.parametrize(
    ("zone", "left"),
    [("Pacific/Auckland", 0), ("America/New_York", 2)],
)
def test_a_lot_ends_by_the_clients_calendar(coach, zone, left):
    """At noon UTC on December 1 it is December 2 in Auckland, and still December 1 in New York."""
    now = datetime.fromisoformat("2026-12-01T12:00:00+00:00")
    client = factories.client(coach=coach, timezone=zone)
    grants.adjust(client=client, delta=2, reason="A gift", by=coach.user)
    client.lots.update(expires_on=date(2026, 12, 1))
    assert listed(Client.objects.all(), now).get().left == balance.left(client, now) == left


def test_a_missed_session_is_not_the_last_one(clara):
    now = timezone.now()
    for days, status in ((9, "held"), (2, "no_show")):
        booking = booking_of(clara, start=now - timedelta(days=days))
        Booking.objects.filter(pk=booking.pk).update(status=status)
    assert listed(Client.objects.all(), now).get().last_session == now - timedelta(days=9)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Ann", "Ben", "Cem"]),
        ({"sessions": "left"}, ["Ann", "Ben"]),
        ({"sessions": "none_left"}, ["Cem"]),
        ({"sessions": "none_booked", "q": "be"}, ["Ben"]),
        ({"stage": "alumni"}, []),
    ],
)
def test_filters_combine(page, people, query, expected):
    assert shown(page(**query)) == expected


def test_those_who_left_are_found_by_stage_alone(page, clara):
    Client.objects.filter(pk=clara.pk).update(stage="alumni")
    assert (shown(page()), shown(page(stage="alumni")), shown(page(stage="everyone"))) == ([], ["Clara Lind"], ["Clara Lind"])


def test_a_filter_that_does_not_exist_says_so(page, clara):
    assert "Select a valid choice" in page(stage="nobody").content.decode()


def test_a_remark_is_found_by_its_words(page, people):
    save_remark(client=people[1], text="likes mornings", known_revision=0)
    assert shown(page(q="mornings")) == ["Ben"]


def test_nobody_waits_who_is_not_with_us(coach):
    client = factories.client(coach=coach, stage="alumni", last_active_at=timezone.now() - timedelta(days=300))
    assert overview(listed(Client.objects.filter(pk=client.pk), timezone.now()), timezone.now())[0].reasons == []


def test_three_hundred_cost_as_many_queries_as_three(signed_in, coach):
    browser = signed_in(coach)
    browser.get(reverse(LIST))
    counts = []
    for number in (3, 297):
        for _ in range(number):
            factories.client(coach=coach, with_account=False)
        with CaptureQueriesContext(connection) as captured:
            browser.get(reverse(LIST))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_file_has_what_is_shown(signed_in, coach, people):
    save_remark(client=people[0], text="=likes mornings", known_revision=0)
    rows = signed_in(coach).get(reverse("desk:export_clients", args=["csv"]), {"sessions": "left"}).content.decode("utf-8-sig")
    heading, first, second = rows.splitlines()
    assert heading.startswith("Name,Email,Phone,Time zone,Stage,Last session,Next session,Left,Until,Paid,")
    assert (first.startswith("Ann,"), "'=likes mornings" in first, second.startswith("Ben,")) == (True, True, True)


def test_the_name_of_the_coach_is_in_the_file_of_a_practice_with_several(signed_in, coach, owner, people):
    files = [
        signed_in(user).get(reverse("desk:export_clients", args=["csv"])).content.decode("utf-8-sig") for user in (coach, owner)
    ]
    assert [",Coach" in file.splitlines()[0] for file in files] == [False, True]


def test_an_order_is_chosen_where_no_heading_is_seen_and_keeps_the_filter(page, people):
    response = page(stage="everyone", order="-left", page="1")
    words = response.content.decode()
    form = words[words.index('<form class="desk-sort-choice"') :]
    form = form[: form.index("</form>")]
    assert '<option value="-left" selected>Left, descending</option>' in form
    assert ('name="stage" value="everyone"' in form, 'type="hidden" name="order"' in form, 'name="page"' in form) == (
        True,
        False,
        False,
    )


def test_who_waits_for_nothing_has_an_empty_cell(page, people):
    assert '<td data-title="Waits for you" class="client-waits"></td>' in page().content.decode()


@pytest.mark.parametrize("name", ["lists", "items", "get", "urlencode", "0"])
def test_sorting_keeps_whatever_the_address_asks_for(page, people, name):
    hidden = f'<input type="hidden" name="{name}" value="a"><input type="hidden" name="{name}" value="b">'
    assert hidden in page(**{name: ["a", "b"], "order": "name", "page": "1"}).content.decode()


@pytest.fixture
def paid(people, coach):
    """Ann paid dollars and euros, Ben yen."""
    sold = [(people[0], "USD", 52050), (people[0], "EUR", 30000), (people[1], "JPY", 9000)]
    for client, currency, price in sold:
        package = Package.objects.create(title="Four sessions", sessions=4, price=price, currency=currency)
        given = {"client": client, "sold": package, "by": coach.user, "key": uuid4(), "method": "cash"}
        noting.note(on=practice_today(), **given)


def test_a_spreadsheet_has_real_dates_and_amounts_by_currency(signed_in, coach, people, paid):
    active, last_day = datetime(2026, 11, 20, 4, 30, 15, tzinfo=UTC), practice_today() + timedelta(days=90)
    Client.objects.filter(pk=people[0].pk).update(last_active_at=active)
    people[0].lots.update(expires_on=last_day)
    content = signed_in(coach).get(reverse("desk:export_clients", args=["xlsx"])).content
    heading, ann, ben, _cem = load_workbook(BytesIO(content)).active.iter_rows()
    ann, ben = (dict(zip([each.value for each in heading], line, strict=True)) for line in (ann, ben))
    names = ("Last active", "Until", "Paid, EUR", "Paid, JPY", "Paid, USD")
    assert [(ann[name].value, ann[name].number_format) for name in names] == [
        (datetime(2026, 11, 19, 23, 30), "yyyy-mm-dd hh:mm"),
        (datetime.combine(last_day, time()), "yyyy-mm-dd"),
        (300, "[$EUR] #,##0.00"),
        (None, "General"),
        (520.5, "[$USD] #,##0.00"),
    ]
    assert (ben["Paid, JPY"].value, ben["Paid, JPY"].number_format, ben["Paid, USD"].value) == (9000, "[$JPY] #,##0", None)


def test_a_file_of_commas_has_the_same(signed_in, coach, people, paid):
    Client.objects.filter(pk=people[0].pk).update(last_active_at=datetime(2026, 11, 20, 4, 30, 15, tzinfo=UTC))
    text = signed_in(coach).get(reverse("desk:export_clients", args=["csv"])).content.decode("utf-8-sig")
    ann, ben, cem = csv.DictReader(text.splitlines())
    names = ("Paid, EUR", "Paid, JPY", "Paid, USD", "Last active")
    assert [ann[name] for name in names] == ["300.00", "", "520.50", "2026-11-19 23:30"]
    assert [each["Paid, JPY"] for each in (ben, cem)] == ["9000", ""]


def test_there_is_no_other_kind_of_file(signed_in, coach):
    assert signed_in(coach).get(reverse("desk:export_clients", args=["pdf"])).status_code == 404


def test_the_file_has_nobody_elses_clients(signed_in, coach, clara, mallory):
    assert b"Mallory" not in signed_in(coach).get(reverse("desk:export_clients", args=["csv"])).content
