from datetime import timedelta
from uuid import uuid4

import pytest

from coaching.payments.account import balance
from coaching.payments.models import Payment, Purchase
from coaching.payments.off_line.forms import practice_today
from coaching.practice.days import years_later


@pytest.fixture
def note(clara, coach, signed_in):
    """`note(**sent)` sends the form that a coach fills in about Clara."""
    browser, path = signed_in(coach), f"/admin/money/off-line/{clara.pk}/"
    key = str(browser.get(path).context["form"]["key"].value())

    def send(**sent):
        given = {"key": key, "currency": "USD", "method": "transfer", "on": str(practice_today()), "mail_receipt": "on"}
        return browser.post(path, given | sent)

    return send


def test_a_package_is_noted_with_its_price(note, package, clara, mailoutbox):
    assert note(package=package.pk).status_code == 302
    payment = Payment.objects.get()
    assert (payment.amount, payment.method, payment.receipt.code, balance.left(clara)) == (52000, "transfer", "R-1", 4)
    assert [mail.to for mail in mailoutbox] == [[clara.email]]


def test_pressed_twice_it_is_one_payment(note, package, clara, mailoutbox):
    note(package=package.pk)
    note(package=package.pk, method="cash")
    assert (Payment.objects.get().method, balance.left(clara), len(mailoutbox)) == ("transfer", 4, 1)


def test_another_price_is_what_was_paid(note, package):
    note(package=package.pk, amount="400.50")
    assert (Purchase.objects.get().price, Payment.objects.get().receipt.total_text) == (40050, "USD 400.50")


def test_terms_of_its_own(note, clara):
    note(title="Two by agreement", sessions="2", amount="200", currency="EUR")
    sold = Purchase.objects.get()
    assert (sold.title, sold.sessions, sold.price, sold.currency, sold.package, balance.left(clara)) == (
        "Two by agreement",
        2,
        20000,
        "EUR",
        None,
        2,
    )


def test_the_receipt_can_stay_here(note, package, mailoutbox):
    note(package=package.pk, mail_receipt="")
    assert (mailoutbox, Payment.objects.get().receipt.code) == ([], "R-1")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"title": "Two"}, "Fill this in, or choose a package."),
        ({"title": "Two", "sessions": "2", "amount": "0.5", "currency": "JPY"}, "JPY has no decimals."),
        ({"title": "Two", "sessions": "2", "amount": "1", "on": "yesterday"}, "Enter a valid date."),
        ({"title": "Two", "sessions": "2", "amount": "1", "method": "stripe"}, "Select a valid choice."),
        ({"title": "Two", "sessions": "2", "amount": "-1"}, "greater than or equal to 0"),
        ({"title": "Two", "sessions": "2", "amount": "0"}, "Nothing is to be paid for it."),
        ({"title": "Two", "sessions": "2", "amount": "0.00", "currency": "JPY"}, "Nothing is to be paid for it."),
        ({"title": "Two", "sessions": "2", "amount": "1e8", "currency": "USD"}, "no more than"),
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(note, sent, sentence):
    answer = note(**sent)
    assert (answer.status_code, sentence in answer.content.decode(), Payment.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    ("sent", "sentence", "kept"),
    [
        ({"title": "A workshop"}, "Choose a package or describe what was sold, not both.", 'value="A workshop"'),
        ({"sessions": "9"}, "Choose a package or describe what was sold, not both.", 'value="9"'),
        ({"amount": "400", "currency": "EUR"}, "This package is sold in USD.", 'value="400"'),
        ({"amount": "0"}, "Nothing is to be paid for it.", 'value="0"'),
    ],
)
def test_what_is_typed_beside_a_package_is_not_passed_over(note, package, sent, sentence, kept):
    answer = note(package=package.pk, **sent)
    words = answer.content.decode()
    assert (answer.status_code, sentence in words, kept in words, Payment.objects.count()) == (422, True, True, 0)
    assert f'value="{package.pk}" selected' in words


def test_a_package_in_euros_needs_no_word_about_its_currency(note, package):
    package.currency = "EUR"
    package.save()
    assert (note(package=package.pk, amount="400").status_code, Purchase.objects.get().price_text) == (302, "€400")


def test_a_package_for_nothing_is_not_paid_for(note, package):
    package.price = 0
    package.save()
    answer = note(package=package.pk)
    assert (answer.status_code, "Nothing is to be paid for it." in answer.content.decode(), Payment.objects.count()) == (
        422,
        True,
        0,
    )


def test_a_day_to_come_is_refused(note, package):
    answer = note(package=package.pk, on=str(practice_today() + timedelta(days=1)))
    assert (answer.status_code, "still to come" in answer.content.decode(), Payment.objects.count()) == (422, True, 0)


def test_a_form_of_someone_elses_is_refused(note, package, mallory, owner, signed_in):
    key = str(uuid4())
    note(package=package.pk, key=key)
    sent = {"key": key, "currency": "USD", "method": "cash", "on": str(practice_today()), "package": package.pk}
    answer = signed_in(owner).post(f"/admin/money/off-line/{mallory.pk}/", sent)
    assert (answer.status_code, Payment.objects.count()) == (422, 1)


def test_another_coach_finds_no_form(clara, other_coach, signed_in):
    assert signed_in(other_coach).get(f"/admin/money/off-line/{clara.pk}/").status_code == 404


@pytest.mark.parametrize("days", [1, 0])
def test_ten_years_ago_is_the_earliest_day(note, package, days):
    first = years_later(practice_today(), -10)
    answer = note(package=package.pk, on=str(first - timedelta(days=days)))
    assert (answer.status_code, Payment.objects.count()) == ((422, 0) if days else (302, 1))
    assert ("more than ten years ago" in answer.content.decode()) == bool(days)


def test_the_first_day_of_the_calendar_is_refused(note, package):
    assert note(package=package.pk, on="0001-01-01").status_code == 422
