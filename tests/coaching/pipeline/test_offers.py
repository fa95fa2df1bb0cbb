from datetime import date, timedelta

import pytest
from django.utils import timezone

from coaching.autosave.errors import Conflict
from coaching.people.models import Client
from coaching.pipeline import drafting, offers
from coaching.pipeline.clients import make_client
from coaching.pipeline.models import CheckIn, Offer

DAY = timedelta(days=1)


def stage(client):
    return Client.objects.get(pk=client.pk).stage


def test_sending_makes_an_offer_and_mails_the_link(offer, pia, mailoutbox):
    offers.send_offer(offer=offer)
    assert stage(pia) == "offered"
    assert [mail.to for mail in mailoutbox] == [["pia@example.org"]]
    assert "/recap/" in mailoutbox[0].body
    assert mailoutbox[0].reply_to == [pia.coach.email]


def test_sending_again_mails_again(sent, mailoutbox):
    offers.send_offer(offer=sent)
    assert len(mailoutbox) == 1


def test_an_offer_that_is_over_is_not_sent(offer):
    offer.valid_until = timezone.now().date() - 2 * DAY
    with pytest.raises(offers.OfferError, match="Choose a later one"):
        offers.send_offer(offer=offer)


def test_a_client_is_offered_nothing(offer, pia):
    make_client(client=pia)
    with pytest.raises(offers.OfferError, match="is already a client"):
        offers.send_offer(offer=offer)


def test_yes_reaches_the_coach(sent, pia, mailoutbox):
    offers.answer(offer=sent, choice="yes", reason="Next week")
    sent.refresh_from_db()
    assert (sent.answer, sent.reason, stage(pia)) == ("yes", "Next week", "offered")
    assert [(mail.to, mail.reply_to) for mail in mailoutbox] == [([pia.coach.email], ["pia@example.org"])]
    assert "Next week" in mailoutbox[0].body


def test_not_now_is_asked_again_in_three_months(sent, pia):
    offers.answer(offer=sent, choice="later")
    assert stage(pia) == "later"
    days = (CheckIn.objects.get(client=pia).on - timezone.now().date()).days
    assert days in {89, 90}


def test_no_keeps_the_reason_and_asks_nothing(sent, pia):
    offers.answer(offer=sent, choice="no", reason="Found a job")
    pia.refresh_from_db()
    assert (pia.stage, pia.stage_reason) == ("declined", "Found a job")
    assert not CheckIn.objects.exists()


def test_a_changed_mind_is_fine_until_the_coach_has_acted(sent, pia):
    for choice in ("no", "later", "yes"):
        offers.answer(offer=sent, choice=choice)
    assert stage(pia) == "offered"
    assert not CheckIn.objects.exists()
    make_client(client=pia)
    with pytest.raises(offers.OfferError, match="already on board"):
        offers.answer(offer=sent, choice="no")


def test_yes_after_the_last_day_is_told_what_to_do(sent, pia):
    after = timezone.now() + 16 * DAY
    with pytest.raises(offers.OfferError, match="Reply to the email"):
        offers.answer(offer=sent, choice="yes", now=after)
    offers.answer(offer=sent, choice="no", now=after)
    assert stage(pia) == "declined"


def test_the_last_day_ends_by_the_coachs_clock(sent, pia):
    end = timezone.datetime.combine(sent.valid_until + DAY, timezone.datetime.min.time(), timezone.get_fixed_timezone(-300))
    assert not sent.is_over(end - timedelta(hours=2))
    assert sent.is_over(end + timedelta(hours=2))


def test_taking_up_again_goes_back_to_the_offer(sent, pia):
    offers.set_later(client=pia, on=timezone.now().date() + DAY)
    offers.reopen(client=pia)
    assert stage(pia) == "offered"
    assert not CheckIn.objects.exists()


def test_taking_up_again_without_an_offer_is_a_prospect(pia):
    offers.set_no(client=pia, reason="Silent")
    offers.reopen(client=pia)
    pia.refresh_from_db()
    assert (pia.stage, pia.stage_reason) == ("prospect", "")


@pytest.mark.parametrize("verb", [offers.set_no, offers.reopen, lambda client: offers.set_later(client=client, on=None)])
def test_a_client_stays_a_client(clara, verb):
    with pytest.raises(offers.OfferError, match="is already a client"):
        verb(client=clara)


def test_what_happened_is_in_the_timeline(sent, pia):
    offers.answer(offer=sent, choice="later")
    offers.reopen(client=pia)
    assert set(pia.timeline.values_list("text", flat=True)) == {"Recap sent", "Not now", "Reopened"}


def test_one_answer_given_twice_is_told_once(sent, mailoutbox):
    for _press in range(2):
        offers.answer(offer=sent, choice="yes")
    assert len(mailoutbox) == 1


def test_the_same_answer_counts_again_after_the_coach_noted_another(sent, pia):
    offers.answer(offer=sent, choice="yes")
    offers.set_no(client=pia)
    offers.answer(offer=sent, choice="yes")
    assert stage(pia) == "offered"


def test_the_end_is_told_by_the_prospects_clock(sent, pia):
    pia.timezone = "Europe/Berlin"
    pia.save()
    found = Offer.objects.select_related("client__coach").get()
    found.valid_until = date(2036, 6, 20)
    assert found.until == "Saturday, June 21, 2036, 5:59 a.m. Berlin time (CEST)"
    assert found.until_day == date(2036, 6, 21)


def test_two_tabs_keep_one_recap(offer, pia):
    second = Offer(client=pia, text="Later words", valid_until=offer.valid_until)
    assert offers.keep(offer=second, known_revision=0).pk == offer.pk
    assert Offer.objects.get().text == "Later words"


def test_keeping_words_of_an_older_page_is_a_conflict(offer, pia):
    drafting.save_draft(client=pia, text="From the other page", known_revision=0)
    offer.text = "From this page"
    with pytest.raises(Conflict):
        offers.keep(offer=offer, known_revision=0)
    assert Offer.objects.get().text == "You know more people than you think."


@pytest.mark.parametrize(
    "verb",
    [
        lambda client: offers.set_no(client=client, reason="Silent"),
        lambda client: offers.set_later(client=client, on=timezone.now().date() + DAY, reason="Busy"),
        lambda client: offers.set_later(client=client, on=None),
    ],
)
def test_what_was_said_before_said_again_changes_nothing(sent, pia, verb):
    verb(client=pia)
    before = set(pia.timeline.values_list("pk", flat=True)), list(CheckIn.objects.values())
    verb(client=pia)
    assert (set(pia.timeline.values_list("pk", flat=True)), list(CheckIn.objects.values())) == before


def test_reopening_twice_is_told_once(pia):
    offers.set_no(client=pia)
    offers.reopen(client=pia)
    offers.reopen(client=pia)
    assert pia.timeline.filter(kind="pipeline.reopened").count() == 1


def test_another_day_to_ask_is_another_answer(pia):
    offers.set_later(client=pia, on=timezone.now().date() + DAY)
    offers.set_later(client=pia, on=timezone.now().date() + 2 * DAY)
    assert CheckIn.objects.get().on == timezone.now().date() + 2 * DAY
