"""A testimonial: asked for by a press, given with a consent that is kept, published by the coach, withdrawn by its author."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from coaching.mail.models import Message
from coaching.mail.outbox import deliver
from coaching.people import breaks
from coaching.people.models import TimelineEntry
from coaching.testimonials import answering, asking, publishing
from coaching.testimonials.models import Testimonial, TestimonialRequest
from tests import factories


def test_asking_mails_the_client_once(asked, clara, coach, now, mailoutbox):
    [mail] = mailoutbox
    assert (mail.to, mail.reply_to, mail.from_email.partition(" <")[0]) == ([clara.email], [coach.email], "Dana Reyes")
    link = f"/me/testimonial/{asked.pk}/"
    assert [link in part for part in (mail.body, mail.alternatives[0][0])] == [True, True]
    with pytest.raises(asking.AskError, match="The answer is still to come"):
        asking.ask(client=clara, by=coach.user, now=now)
    assert TestimonialRequest.objects.count() == 1


@pytest.mark.parametrize("rest", [breaks.quiet_week, breaks.pause])
def test_nobody_is_asked_in_a_break(clara, coach, now, rest):
    rest(client=clara, now=now)
    with pytest.raises(asking.AskError, match="Nothing goes out until it is over"):
        asking.ask(client=clara, by=coach.user, now=now)


def test_a_prospect_is_not_asked(coach, now):
    prospect = factories.client(coach=coach, stage="prospect")
    assert "isn't a client yet" in asking.refusal(prospect, coach.user, now)


def test_a_break_that_begins_meanwhile_keeps_the_email_back(asked, clara, now):
    message = Message.objects.get(kind="testimonials.asked")
    Message.objects.update(state=Message.State.WAITING, attempts=0, due_at=now)
    breaks.quiet_week(client=clara)
    deliver.func(message.pk)
    message.refresh_from_db()
    assert message.state == Message.State.DROPPED


@pytest.mark.parametrize(("days", "may"), [(364, False), (366, True)])
def test_a_no_is_kept_for_a_year(asked, clara, now, days, may):
    answering.decline(request=asked, now=now)
    assert (asking.refusal(clara, clara.coach.user, now + timedelta(days=days)) == "") is may


def test_a_question_that_was_taken_back_may_be_asked_again(asked, clara, coach, now):
    asking.cancel(request=asked, now=now)
    with pytest.raises(asking.AskError):
        answering.agree(request=asked, words="It helped.", about="", named="first", now=now)
    assert asking.ask(client=clara, by=coach.user, now=now).is_open


@pytest.mark.parametrize(
    ("named", "signed"), [("full", "Clara Lind"), ("first", "Clara"), ("initials", "C. L."), ("anonymous", "A client")]
)
def test_how_someone_is_named(named, signed):
    assert answering.signed("Clara Lind", named) == signed


def test_what_is_given_is_a_draft_with_a_consent_that_is_kept(given, asked, now, coach):
    asked.refresh_from_db()
    assert (given.name, given.about, given.words, given.consent, given.live) == ("Clara", "Controller", "It helped.", True, False)
    assert not given.is_shown
    assert asked.consent == (
        "I agree that Career Coaching publishes these words on its website, under the name I chose. "
        "I can withdraw this at any time."
    )
    assert asked.answered_at == now
    [told] = Message.objects.filter(kind="testimonials.given")
    assert (told.to, told.sender) == (coach.email, "")


def test_given_twice_it_is_given_once(given, asked, now):
    assert answering.agree(request=asked, words="Other", about="", named="full", now=now).pk == given.pk
    assert (Testimonial.objects.count(), Message.objects.filter(kind="testimonials.given").count()) == (1, 1)


def test_publishing_and_taking_off(given, asked, coach):
    publishing.publish(request=asked, by=coach.user)
    given.refresh_from_db()
    assert given.is_shown
    publishing.unpublish(request=asked, by=coach.user)
    given.refresh_from_db()
    assert not given.is_shown


def test_what_is_taken_back_is_unpublished_and_stays_so(given, asked, coach, now):
    publishing.publish(request=asked, by=coach.user)
    answering.withdraw(request=asked, now=now)
    given.refresh_from_db()
    assert (given.is_shown, given.live, given.consent) == (False, False, False)
    with pytest.raises(asking.AskError):
        publishing.publish(request=asked, by=coach.user)
    [told] = Message.objects.filter(kind="testimonials.withdrawn")
    assert told.to == coach.email


def test_an_editor_changes_neither_words_nor_consent(given, asked, now):
    given.words = "It was wonderful."
    with pytest.raises(ValidationError, match="agreed to exactly this"):
        given.full_clean()
    answering.withdraw(request=asked, now=now)
    found = Testimonial.objects.get()
    found.consent = True
    with pytest.raises(ValidationError):
        found.full_clean()


def test_a_draft_is_shown_on_no_page_whatever_its_box_says(db):
    assert not Testimonial(name="Ada", words="Good", consent=True, live=False).is_shown
    assert Testimonial(name="Ada", words="Good", consent=True).is_shown


def test_it_all_goes_with_its_author(given, clara):
    clara.delete()
    assert (Testimonial.objects.count(), TestimonialRequest.objects.count()) == (0, 0)


def test_the_timeline_says_what_happened(given, clara):
    kinds = list(TimelineEntry.objects.filter(client=clara).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["testimonials.asked", "testimonials.given"]
