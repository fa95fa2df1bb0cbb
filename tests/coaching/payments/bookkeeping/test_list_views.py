import csv
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from openpyxl import load_workbook

from coaching.payments.after_sale import discrepancies
from coaching.payments.invoices import issuing
from coaching.payments.off_line.forms import practice_today
from coaching.practice.models import PracticeSettings
from tests import factories

pytestmark = pytest.mark.services

LIST = "/admin/money/"
CAME, SENT_BACK = "Fits no sale: came in (not in Received)", "Fits no sale: sent back (not in Refunded)"


def names(browser, **asked):
    """The clients of the list's rows, in its order."""
    return [sale.row.client.name for sale in browser.get(LIST, asked).context["page"].object_list]


def rows(browser, fmt="csv", **asked):
    content = browser.get(reverse("books_admin:export", args=[fmt]), asked).content
    if fmt == "csv":
        return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    heading, *lines = load_workbook(BytesIO(content)).active.values
    return [dict(zip(heading, line, strict=True)) for line in lines]


def test_purchases_pending_ones_and_open_invoices_are_in_one_list(signed_in, coach, clara, bought, waiting, asked):
    bought(clara)
    waiting(clara)
    asked(clara)
    page = signed_in(coach).get(LIST)
    assert {sale.state for sale in page.context["page"].object_list} == {"paid", "pending", "open_invoice"}
    assert "Acme Inc. pays" in page.content.decode()


def test_the_latest_comes_first(signed_in, coach, clara, bought):
    now, anna = timezone.now(), factories.client(coach=coach, name="Anna Berg")
    bought(clara, at=now - timedelta(days=2))
    bought(anna, at=now - timedelta(days=1))
    assert names(signed_in(coach)) == ["Anna Berg", "Clara Lind"]


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({"q": "lind"}, ["Clara Lind"]),
        ({"q": "anna@example.org"}, ["Anna Berg"]),
        ({"method": "cash"}, ["Anna Berg"]),
        ({"method": "stripe"}, ["Clara Lind"]),
        ({"method": "check"}, []),
        ({"state": "paid"}, ["Clara Lind"]),
        ({"state": "in_part"}, ["Anna Berg"]),
        ({"since": "2026-11-20"}, ["Clara Lind"]),
        ({"until": "2026-11-19"}, ["Anna Berg"]),
    ],
)
def test_filters_narrow_the_list_and_its_sums(signed_in, coach, clara, bought, asked_for, found):
    anna = factories.client(coach=coach, name="Anna Berg", email="anna@example.org")
    bought(anna, amount=100, method="cash", at=datetime(2026, 11, 20, 4, 59, tzinfo=UTC))  # the 19th in New York
    bought(clara, at=datetime(2026, 11, 20, 5, 0, tzinfo=UTC))
    browser = signed_in(coach)
    assert names(browser, **asked_for) == found
    totals = browser.get(LIST, asked_for).context["totals"]
    assert sum(each.paid for each in totals) == sum({"Clara Lind": 52000, "Anna Berg": 100}[name] for name in found)


@pytest.mark.parametrize(
    "asked_for",
    [{"since": "no day"}, {"state": "rich"}, {"method": "gold"}, {"package": "9999"}, {"order": "luck"}, {"client": "x"}],
)
def test_a_filter_that_is_not_known_shows_nothing_and_says_so(signed_in, coach, clara, bought, asked_for):
    bought(clara)
    browser = signed_in(coach)
    answer = browser.get(LIST, asked_for)
    assert (len(answer.context["page"].object_list), answer.context["totals"]) == (0, [])
    assert "a part of the filter can't be read" in answer.content.decode()
    export = browser.get(reverse("books_admin:export", args=["csv"]), asked_for)
    assert export.headers["Location"].startswith(f"{LIST}?")


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("client", ["anna Berg", "Clara Lind", "Clara Lind"]),
        ("-client", ["Clara Lind", "Clara Lind", "anna Berg"]),
        ("date", ["anna Berg", "Clara Lind", "Clara Lind"]),
        ("price", ["Clara Lind", "Clara Lind", "anna Berg"]),
        ("-received", ["Clara Lind", "anna Berg", "Clara Lind"]),
        ("package", ["Clara Lind", "Clara Lind", "anna Berg"]),
        ("state", ["anna Berg", "Clara Lind", "Clara Lind"]),
    ],
)
def test_the_list_is_sorted_by_what_it_shows(signed_in, coach, clara, bought, waiting, in_euros, order, found):
    now = timezone.now()
    bought(factories.client(coach=coach, name="anna Berg"), amount=100, at=now - timedelta(days=2))
    bought(clara, at=now - timedelta(days=1))
    in_euros.title = "A pair of sessions"
    bought(clara, sold=in_euros, at=now)
    assert names(signed_in(coach), order=order) == found


def test_a_column_says_how_it_is_sorted_and_turns_around(signed_in, coach, clara, bought):
    bought(clara)
    browser = signed_in(coach)
    assert 'aria-sort="descending"' in browser.get(LIST).content.decode()
    words = browser.get(LIST, {"order": "client", "q": "clara"}).content.decode()
    assert 'href="?order=-client&amp;q=clara"' in words


def test_documents_are_in_the_list_and_in_the_file(signed_in, coach, clara, bought, refund):
    purchase = bought(clara)
    issuing.credit(refund=refund(purchase, 100), now=timezone.now())
    browser = signed_in(coach)
    codes = [each.code for each in purchase.invoices.order_by("number")]
    assert len(codes) == 2
    words = browser.get(LIST).content.decode()
    assert all(f">{code}</a>" in words for code in codes)
    assert rows(browser)[0]["Documents"] == ", ".join(codes)


@pytest.mark.parametrize(
    ("resolution", "state"), [(None, "to be decided"), ("back", "refunded"), ("left", "fits no sale, and was decided")]
)
def test_money_that_fits_no_sale_is_in_it_with_where_it_stands(signed_in, coach, clara, resolution, state):
    misfit = discrepancies.note(kind="amount", cause="test", client=clara, amount=4200, currency="usd", payment_intent="pi_9")
    if resolution:
        discrepancies.resolve(discrepancy=misfit, by=None, resolution=resolution, refunded=resolution == "back")
    browser = signed_in(coach)
    assert browser.get(LIST).context["totals"] == []
    (row,) = rows(browser)
    back = "42.00" if resolution == "back" else "0.00"
    names = ("Client", "State", "Price", "Received", "Refunded", "Net", CAME, SENT_BACK, "Reference at Stripe")
    assert [row[name] for name in names] == ["Clara Lind", state, "", "", "", "", "42.00", back, "pi_9"]
    asked_for = {None: "to_decide", "back": "refunded"}.get(resolution, "decided")
    assert "$42" in browser.get(LIST, {"state": asked_for}).content.decode()


def test_the_columns_of_the_file_add_up_to_the_sums_of_the_page(signed_in, coach, clara, bought, refund):
    refund(bought(clara), 13000)
    misfit = discrepancies.note(kind="twice", cause="test", client=clara, amount=4200, currency="usd")
    discrepancies.resolve(discrepancy=misfit, by=None, resolution="back", refunded=True)
    browser = signed_in(coach)
    (totals,) = browser.get(LIST).context["totals"]
    names = ("Received", "Refunded", "Lost to disputes", "Net")
    sums = [sum(row[name] or 0 for row in rows(browser, "xlsx")) for name in names]
    assert sums == [each / 100 for each in (totals.paid, totals.refunded, totals.lost, totals.net)] == [520, 130, 0, 390]


def test_the_day_on_which_money_came_is_told_where_it_is_another(signed_in, coach, clara, bought):
    browser, noon = signed_in(coach), datetime(2026, 11, 20, 17, tzinfo=UTC)
    bought(clara, at=noon)
    assert "money came Nov" not in browser.get(LIST).content.decode()
    bought(clara, at=noon, method="transfer", on=date(2026, 11, 3))
    assert browser.get(LIST).content.decode().count("money came Nov. 3, 2026") == 1
    found = [(row["Sold on"], row["Last payment on"]) for row in rows(browser)]
    assert found == [("2026-11-20", "2026-11-03"), ("2026-11-20", "2026-11-20")]


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day late"), (12, "12 days late"), (0, ""), (-3, "")], ids=["yesterday", "long", "today", "later"]
)
def test_an_open_invoice_says_when_it_is_due_and_how_late_it_is(signed_in, coach, clara, asked, bought, days, words):
    due = practice_today() - timedelta(days=days)
    bought(clara, amount=0, request=asked(clara, due_on=due, use_before_paid=True))
    asked(clara, due_on=due)
    asked(clara)
    browser = signed_in(coach)
    page = browser.get(LIST).content.decode()
    assert page.count(f"due {date_format(due)}") == 2
    assert page.count("late</strong>") == (2 if words else 0)
    assert words in page
    assert sorted(row["To be paid by"] for row in rows(browser)) == ["", str(due), str(due)]


def test_money_of_nobody_known_is_the_owners(signed_in, coach, owner):
    discrepancies.note(kind="unknown", cause="test", amount=4200, currency="usd", payment_intent="pi_3QaaaaB1")
    assert "…aaaaB1" in signed_in(owner).get(LIST).content.decode()
    assert "Nobody known here" in signed_in(owner).get(LIST).content.decode()
    assert "Nobody known here" not in signed_in(coach).get(LIST).content.decode()


def test_a_spreadsheet_has_real_dates_amounts_and_a_heading(signed_in, coach, clara, bought, package):
    bought(clara, at=datetime(2026, 11, 20, 4, tzinfo=UTC))
    package.currency, package.price = "JPY", 52000
    bought(clara, at=datetime(2026, 11, 21, 4, tzinfo=UTC))
    sheet = load_workbook(BytesIO(signed_in(coach).get(reverse("books_admin:export", args=["xlsx"])).content)).active
    yen, dollars = (dict(zip([each.value for each in sheet[1]], row, strict=True)) for row in sheet.iter_rows(min_row=2))
    assert (dollars["Sold on"].value, dollars["Sold on"].number_format) == (datetime(2026, 11, 19), "yyyy-mm-dd")
    assert (dollars["Received"].value, dollars["Received"].number_format) == (520, "[$USD] #,##0.00")
    assert (yen["Received"].value, yen["Received"].number_format) == (52000, "[$JPY] #,##0")
    assert (sheet["A1"].font.bold, sheet.freeze_panes, sheet.column_dimensions["D"].width) == (True, "A2", 12)


def test_a_package_and_a_client_are_filters(signed_in, coach, clara, bought, in_euros):
    anna = factories.client(coach=coach, name="Anna Berg")
    bought(clara)
    purchase = bought(anna)
    purchase.package = in_euros
    purchase.save()
    browser = signed_in(coach)
    assert names(browser, package=in_euros.pk) == ["Anna Berg"]
    assert names(browser, client=clara.pk) == ["Clara Lind"]
    assert "Only what Clara Lind bought" in browser.get(LIST, {"client": clara.pk}).content.decode()


def test_sums_are_by_currency_and_net_of_what_went_back(signed_in, coach, clara, bought, refund, dispute, in_euros):
    refund(bought(clara), 13000)
    refund(bought(clara), 500, status="pending")
    dispute(bought(clara), "lost")
    bought(clara, sold=in_euros)
    totals = signed_in(coach).get(LIST).context["totals"]
    assert [(each.currency, each.count, each.texts) for each in totals] == [
        (
            "EUR",
            1,
            {"paid": "€300", "refunded": "€0", "lost": "€0", "coming_back": "€0", "net": "€300"},
        ),
        (
            "USD",
            3,
            {
                "paid": "$1,560",
                "refunded": "$130",
                "lost": "$520",
                "coming_back": "$5",
                "net": "$910",
            },
        ),
    ]


def test_a_client_of_another_coach_is_not_in_it(signed_in, coach, owner, clara, mallory, bought):
    bought(clara)
    bought(mallory)
    assert names(signed_in(coach)) == ["Clara Lind"]
    assert set(names(signed_in(owner))) == {"Clara Lind", "Mallory Voss"}
    assert "Mallory" not in signed_in(coach).get(LIST, {"client": mallory.pk}).content.decode()


@pytest.mark.parametrize("person", ["editor", "clara"])
def test_others_find_no_list(request, signed_in, person):
    assert signed_in(request.getfixturevalue(person)).get(LIST).status_code in {302, 404}


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_what_is_filtered_is_exported(signed_in, coach, clara, bought, refund, asked, fmt):
    refund(bought(clara, request=asked(clara, payer="=Ada"), at=datetime(2026, 11, 20, 4, tzinfo=UTC)), 13050)
    bought(factories.client(coach=coach, name="Anna Berg"))
    (row,) = rows(signed_in(coach), fmt, q="Clara")
    numbers = [float(row[name]) for name in ("Price", "Received", "Refunded", "Lost to disputes", "Net", "Sessions")]
    assert numbers == [520, 520, 130.5, 0, 389.5, 4]
    day = row["Sold on"] if fmt == "csv" else f"{row['Sold on']:%Y-%m-%d}"
    assert (day, row["Client"], row["Who pays"], row["State"], row["Paid how"], row["Currency"]) == (
        "2026-11-19",
        "Clara Lind",
        "'=Ada",
        "partly refunded",
        "Stripe",
        "USD",
    )


def test_an_unknown_format_is_not_found(signed_in, coach):
    assert signed_in(coach).get(reverse("books_admin:export", args=["pdf"])).status_code == 404


def test_yen_are_exported_without_decimals(signed_in, coach, clara, bought, package):
    package.currency, package.price = "JPY", 52000
    package.save()
    bought(clara)
    assert rows(signed_in(coach))[0]["Received"] == "52000"


def cost(browser):
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(LIST).status_code == 200
    return len(captured)


def test_it_costs_the_same_for_few_and_for_many(signed_in, coach, clara, bought, waiting, asked):
    bought(clara, request=asked(clara))
    waiting(clara)
    asked(clara)
    browser = signed_in(coach)
    cost(browser)
    few = cost(browser)
    for _ in range(20):
        client = factories.client(coach=coach)
        bought(client, request=asked(client))
        waiting(client)
        asked(client)
    assert cost(browser) == few


def test_it_is_paged(signed_in, coach, clara, bought):
    for _ in range(51):
        bought(clara)
    browser = signed_in(coach)
    assert len(names(browser)) == 50
    assert len(names(browser, page=2)) == 1
    assert len(rows(browser)) == 51


def test_an_empty_list_says_what_will_be_there(signed_in, coach):
    assert "When a client buys a package" in signed_in(coach).get(LIST).content.decode()
    assert "No matches" in signed_in(coach).get(LIST, {"q": "x"}).content.decode()


def test_a_practice_just_begun_is_led_to_what_comes_before(signed_in, owner, settings):
    settings.STRIPE_SECRET_KEY = ""
    words = signed_in(owner).get(LIST).content.decode()
    assert all(each in words for each in ("Add a package", "Connect Stripe, so that", "/admin/snippets/coaching/package/add/"))
    assert 'role="search"' not in words.split("<h1>")[1]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(("name", "count"), [("until", 1), ("since", 0)])
def test_the_last_day_of_the_calendar_is_a_day(signed_in, coach, clara, bought, zone, name, count):
    PracticeSettings.objects.update_or_create(defaults={"timezone": zone})
    bought(clara)
    browser = signed_in(coach)
    assert len(names(browser, **{name: "9999-12-31"})) == count
    assert len(rows(browser, **{name: "9999-12-31"})) == count
    assert len(names(browser, **{name: "0001-01-01"})) == 1 - count
