from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.payments.models import Package
from coaching.people.models import Client
from coaching.pipeline.models import CheckIn, Offer
from coaching.pipeline.offers import answer, set_later
from coaching.practice.days import today


def url(name, *pks):
    return reverse(f"pipeline_admin:{name}", args=pks)


def text(response):
    return unescape(response.content.decode())


@pytest.fixture
def words():
    return {"text": "You know more people than you think.", "valid_until": (timezone.now() + timedelta(days=9)).date()}


def test_an_offer_holds_for_two_weeks_unless_told_otherwise(signed_in, coach, pia):
    until = today(timezone.now(), coach.timezone) + timedelta(days=14)
    assert f'value="{until}"' in text(signed_in(coach).get(url("offer", pia.pk)))


def test_a_recap_is_saved_without_a_mail(signed_in, coach, pia, words, mailoutbox):
    response = signed_in(coach).post(url("offer", pia.pk), words, follow=True)
    assert "Nothing was emailed" in text(response)
    assert Offer.objects.get().sent_at is None
    assert mailoutbox == []


def test_a_recap_is_sent_by_its_button(signed_in, coach, pia, words, package, mailoutbox):
    signed_in(coach).post(url("offer", pia.pk), {**words, "package": package.pk, "send": "1"})
    assert Offer.objects.get().package == package
    assert [mail.to for mail in mailoutbox] == [["pia@example.org"]]


def test_a_recap_is_looked_at_as_the_prospect_will(signed_in, coach, pia, words):
    content = text(signed_in(coach).post(url("offer", pia.pk), {**words, "preview": "1"}, follow=True))
    assert "This is how Pia Berg sees it" in content
    assert words["text"] in content


def test_a_day_that_is_over_is_refused_and_the_words_kept(signed_in, coach, pia, words):
    response = signed_in(coach).post(url("offer", pia.pk), {**words, "valid_until": "2020-01-01"})
    assert "Choose today or a later day" in text(response)
    assert words["text"] in text(response)
    assert not Offer.objects.exists()


def test_the_coach_notes_not_now_with_a_date(signed_in, coach, pia):
    on = (timezone.now() + timedelta(days=30)).date()
    signed_in(coach).post(url("later", pia.pk), {"on": on, "reason": "Summer"})
    assert CheckIn.objects.get(client=pia).on == on
    assert Client.objects.get(pk=pia.pk).stage_reason == "Summer"


def test_a_date_in_the_past_is_refused(signed_in, coach, pia):
    response = signed_in(coach).post(url("later", pia.pk), {"on": "2020-01-01"}, follow=True)
    assert "Choose a day after today" in text(response)
    assert Client.objects.get(pk=pia.pk).stage == "prospect"


def test_the_coach_notes_no_and_takes_it_up_again(signed_in, coach, pia):
    browser = signed_in(coach)
    browser.post(url("no", pia.pk), {"reason": "Too far"})
    assert Client.objects.get(pk=pia.pk).stage == "declined"
    browser.post(url("reopen", pia.pk))
    assert Client.objects.get(pk=pia.pk).stage == "prospect"


def test_one_press_makes_a_client_and_one_takes_it_back(signed_in, coach, pia, held):
    browser = signed_in(coach)
    browser.post(url("make_client", pia.pk))
    assert Client.objects.get(pk=pia.pk).stage == "active"
    browser.post(url("undo_conversion", pia.pk))
    assert Client.objects.get(pk=pia.pk).stage == "prospect"


def test_inviting_from_the_clients_page_keeps_the_answers_too(signed_in, coach, pia, held):
    signed_in(coach).post(reverse("desk:invite", args=[pia.pk]))
    assert pia.timeline.filter(kind="booking.answer").count() == 1


def test_the_clients_page_shows_where_a_prospect_stands(signed_in, coach, sent, pia):
    content = text(signed_in(coach).get(reverse("desk:client", args=[pia.pk])))
    assert "Five sessions, $600" in content
    assert "Open the recap" in content


@pytest.mark.parametrize(
    ("name", "data"), [("later", {"on": "2020-01-01"}), ("later", {"on": "soon"}), ("no", {"reason": "x" * 201})]
)
def test_what_was_typed_stays_when_it_is_refused(signed_in, coach, pia, name, data):
    response = signed_in(coach).post(url(name, pia.pk), {"reason": "Summer", **data})
    assert response.status_code == 422
    assert {"reason": "Summer", **data}["reason"] in text(response)


def test_a_noted_date_and_reason_are_shown_again(signed_in, coach, pia):
    set_later(client=pia, on=timezone.now().date() + timedelta(days=40), reason="Thesis first")
    content = text(signed_in(coach).get(url("later", pia.pk)))
    assert "Thesis first" in content
    assert f'value="{CheckIn.objects.get().on}"' in content


def test_looking_at_not_now_and_no_changes_nothing(signed_in, coach, pia):
    for name in ("later", "no"):
        signed_in(coach).get(url(name, pia.pk))
    assert Client.objects.get(pk=pia.pk).stage == "prospect"


def test_an_offer_no_longer_on_sale_stays_offered(signed_in, coach, sent, package, words, pia):
    Package.objects.update(is_active=False)
    signed_in(coach).post(url("offer", pia.pk), {**words, "package": package.pk})
    assert Offer.objects.get().package == package


def test_words_can_be_put_right_after_the_last_day(signed_in, coach, sent, words, pia):
    Offer.objects.update(valid_until="2020-01-01")
    signed_in(coach).post(url("offer", pia.pk), {"text": "Put right", "valid_until": "2020-01-01"})
    assert Offer.objects.get().text == "Put right"


@pytest.mark.parametrize("page", ["list", "offer"])
def test_a_yes_is_made_a_client_from_the_list_and_the_recap(signed_in, coach, sent, pia, page):
    answer(offer=sent, choice="yes")
    content = text(signed_in(coach).get(url(page, *([pia.pk] if page == "offer" else []))))
    assert f'action="{url("make_client", pia.pk)}"' in content


def test_the_bookings_page_leads_to_each_way_on(signed_in, coach, pia, held):
    content = text(signed_in(coach).get(reverse("booking_admin:booking", args=[held.pk])))
    for name in ("offer", "later", "no", "make_client"):
        assert url(name, pia.pk) in content


def test_the_day_of_the_recap_is_that_of_the_prospects_calendar(signed_in, coach, offer, pia):
    pia.timezone = "Pacific/Auckland"
    pia.save()
    Offer.objects.filter(pk=offer.pk).update(sent_at=datetime(2026, 11, 29, 15, tzinfo=UTC))
    assert "sent Nov. 30, 2026, valid until" in signed_in(coach).get(pia.get_absolute_url()).content.decode()
