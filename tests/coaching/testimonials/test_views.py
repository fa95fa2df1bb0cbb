from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from coaching.people.models import Client
from coaching.testimonials import answering, asking, publishing
from coaching.testimonials.models import Testimonial, TestimonialRequest

SAID = {"text": "It helped.", "text-revision": "0", "named": "initials", "about": "Controller", "consent": "on", "give": "1"}


def page(asked):
    return reverse("testimonials:page", args=[asked.pk])


def test_the_home_leads_to_the_question(signed_in, clara, asked):
    assert page(asked) in signed_in(clara).get("/me/").content.decode()


def test_a_client_writes_and_agrees(signed_in, clara, asked):
    answer = signed_in(clara).post(page(asked), SAID, follow=True).content.decode()
    assert "You agreed" not in answer
    assert [(each.name, each.words, each.live) for each in Testimonial.objects.all()] == [("C. L.", "It helped.", False)]
    assert "They aren&#x27;t on the site yet" in answer or "They aren't on the site yet" in answer


def test_without_the_consent_nothing_is_given_and_the_words_stay(signed_in, clara, asked):
    answer = signed_in(clara).post(page(asked), {key: value for key, value in SAID.items() if key != "consent"})
    assert (answer.status_code, Testimonial.objects.count()) == (422, 0)
    assert "It helped.</textarea>" in answer.content.decode()
    assert TestimonialRequest.objects.get().draft == "It helped."


def test_words_are_saved_as_they_are_typed(signed_in, clara, asked):
    browser, url = signed_in(clara), reverse("testimonials:autosave", args=[asked.pk])
    assert browser.post(url, {"value": "It", "revision": "0"}).json() == {"revision": 1}
    assert browser.post(url, {"value": "Other", "revision": "0"}).status_code == 409
    assert browser.post(url, {"value": "x" * 601, "revision": "1"}).status_code == 422
    assert TestimonialRequest.objects.get().draft == "It"


def test_one_press_declines(signed_in, clara, asked):
    browser = signed_in(clara)
    browser.post(reverse("testimonials:decline", args=[asked.pk]))
    assert TestimonialRequest.objects.get().is_declined
    assert page(asked) not in browser.get("/me/").content.decode()
    assert "that is fine" in browser.get(page(asked)).content.decode()


def test_a_client_takes_it_back_from_their_preferences(signed_in, clara, asked, given):
    browser = signed_in(clara)
    assert page(asked) in browser.get(reverse("client_area:preferences")).content.decode()
    assert "You withdrew them" in browser.post(reverse("testimonials:withdraw", args=[asked.pk]), follow=True).content.decode()
    assert page(asked) not in browser.get(reverse("client_area:preferences")).content.decode()


def test_a_strangers_question_is_not_found(signed_in, mallory, asked):
    assert signed_in(mallory).get(page(asked)).status_code == 404


def test_the_coach_asks_by_a_press(signed_in, coach, clara):
    answer = signed_in(coach).post(reverse("desk:testimonial", args=[clara.pk]), follow=True).content.decode()
    assert "Clara is asked" in answer
    assert TestimonialRequest.objects.count() == 1


def test_the_coach_is_warned_where_it_may_be_the_wrong_moment(signed_in, coach, clara):
    browser, url = signed_in(coach), reverse("desk:testimonial", args=[clara.pk])
    assert "wrong moment" not in browser.get(url).content.decode()
    Client.objects.filter(pk=clara.pk).update(last_active_at=timezone.now() - timedelta(days=40))
    assert [words in browser.get(url).content.decode() for words in ("wrong moment", "Silent since ", "Ask all the same")] == [
        True
    ] * 3


def test_the_coach_reads_and_publishes(signed_in, coach, clara, given):
    browser, url = signed_in(coach), reverse("desk:testimonial", args=[clara.pk])
    assert "Wrote a few words about your work" in browser.get("/admin/").content.decode()
    assert "It helped." in browser.get(url).content.decode()
    seen = browser.get("/admin/").content.decode()
    assert ("Publish 1 testimonial" in seen, "Their words about your work are a draft" in seen) == (True, True)
    assert "It is published" in browser.post(reverse("desk:testimonial_publish", args=[clara.pk]), follow=True).content.decode()
    assert Testimonial.objects.get().live
    assert "about your work" not in browser.get("/admin/").content.decode()


def test_what_was_taken_off_the_site_is_not_asked_for_again(signed_in, coach, clara, given):
    browser = signed_in(coach)
    for name in ("publish", "unpublish"):
        browser.post(reverse(f"desk:testimonial_{name}", args=[clara.pk]))
    assert "about your work" not in browser.get("/admin/").content.decode()


@pytest.mark.parametrize("name", ["testimonial_cancel", "testimonial_publish", "testimonial_unpublish"])
def test_where_nothing_was_asked_there_is_nothing(signed_in, coach, clara, name):
    assert signed_in(coach).post(reverse(f"desk:{name}", args=[clara.pk])).status_code == 404


def test_a_question_withdrawn_meanwhile_keeps_the_words_to_copy(signed_in, clara, asked, now):
    asking.cancel(request=asked, now=now)
    for answer in (signed_in(clara).get(page(asked)), signed_in(clara).post(page(asked), {"text": "It helped me.", "give": "1"})):
        assert "This question was withdrawn" in answer.content.decode()
    assert "It helped me." in answer.content.decode()


def test_what_was_begun_stays_to_copy_once_the_question_is_withdrawn(signed_in, clara, asked, now):
    answering.save_draft(request=asked, text="Half a sentence", known=0, now=now)
    asking.cancel(request=asked, now=now)
    assert "Half a sentence" in signed_in(clara).get(page(asked)).content.decode()


def test_publishing_what_was_withdrawn_meanwhile_is_not_said_to_be_published(signed_in, coach, clara, asked, given, now):
    answering.withdraw(request=asked, now=now)
    text = signed_in(coach).post(reverse("desk:testimonial_publish", args=[clara.pk]), follow=True).content.decode()
    assert ("so it can&#x27;t be published" in text, "Published." in text) == (True, False)


def test_the_client_reads_that_no_page_shows_it_yet(signed_in, clara, coach, asked, given):
    publishing.publish(request=asked, by=coach.user)
    text = signed_in(clara).get(page(asked)).content.decode()
    assert f"{coach.name} published them. No page shows them yet." in text


def test_only_who_asked_reads_that_they_did(signed_in, coach, owner, clara):
    url = reverse("desk:testimonial", args=[clara.pk])
    assert f"The email goes out in the name of {coach.name}" in signed_in(owner).get(url).content.decode()
    signed_in(owner).post(url)
    by_owner, by_coach = (signed_in(each).get(url).context["asked_words"] for each in (owner, coach))
    assert by_owner.startswith(f"You asked Clara in the name of {coach.name} on ")
    assert by_coach.startswith(f"{owner.name} asked Clara in your name on ")


def test_the_coachs_history_says_who_asked_in_their_name(coach, owner, clara, now):
    asking.ask(client=clara, by=owner.user, now=now)
    line = clara.timeline.get(kind="testimonials.asked")
    assert line.text == f"{coach.name} asked for a few words about the coaching"
    assert line.words_for_coach == f"{line.text} ({owner.name}, in the name of {coach.name})"


def test_coach_and_client_read_which_pages_show_it(signed_in, clara, coach, asked, given):
    publishing.publish(request=asked, by=coach.user)
    home = Page.objects.filter(depth__gt=1, live=True).first()
    types = {name: ContentType.objects.get_for_model(model) for name, model in (("page", Page), ("to", Testimonial))}
    ReferenceIndex.objects.create(
        base_content_type=types["page"],
        content_type=types["page"],
        object_id=home.pk,
        to_content_type=types["to"],
        to_object_id=given.pk,
        model_path="body",
        content_path="body",
        content_path_hash=uuid4(),
    )
    client = signed_in(clara).get(page(asked))
    assert [each.pk for each in client.context["pages"]] == [home.pk]
    own = signed_in(coach).get(reverse("desk:testimonial", args=[clara.pk]))
    assert ([each.pk for each in own.context["pages"]], [each.pk for each in own.context["places"]]) == ([home.pk], [home.pk])
