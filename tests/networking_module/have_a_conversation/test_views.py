from datetime import UTC, date, datetime

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils.html import escape

from networking_module.have_a_conversation.library import all_questions, situations
from networking_module.have_a_conversation.models import Conversation
from networking_module.have_a_conversation.paper import as_text
from networking_module.have_a_conversation.resume import WORD
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, preparation, promise

pytestmark = pytest.mark.at(NOW)
NAMES = ("take_along", "conversation_file")


@pytest.fixture
def phone(signed_in, clara):
    return signed_in(clara)


def sent(**words):
    """What the page's form sends for these parts, as first opened."""
    return words | {f"{name}-revision": "0" for name in words}


def save(phone, talk, part, value, revision=0):
    return phone.post(reverse("networking:save_part", args=[talk.pk, part]), {"value": value, "revision": revision})


def page_of(phone, talk):
    return phone.get(talk.get_absolute_url()).content.decode()


def count_of_resume_words(html):
    """How many of the kind words are shown, not only ready to be."""
    return html.count(f"data-resume-word>{escape(WORD)}")


def test_sheet_saves_times_of_the_own_clock(phone, clara):
    talk = conversation(contact(clara))
    data = sent(at="2026-12-01T09:30", questions=["way-turn"], listening=["half"], own_questions="Why bridges?")
    assert phone.post(talk.get_absolute_url(), data).status_code == 302
    saved = Conversation.objects.get()
    assert (saved.at, saved.questions) == (datetime(2026, 12, 1, 14, 30, tzinfo=UTC), ["way-turn"])


def test_sheet_shows_both_texts_when_two_pages_wrote(phone, clara):
    talk = conversation(contact(clara))
    save(phone, talk, "brings", "From the phone")
    answer = phone.post(talk.get_absolute_url(), sent(brings="From the laptop", place="A café"))
    page = answer.content.decode()
    assert (answer.status_code, "From the phone" in page, "From the laptop" in page) == (409, True, True)
    assert (Conversation.objects.get().brings, Conversation.objects.get().place) == ("From the phone", "A café")


def test_taking_what_was_written_elsewhere_leaves_it(phone, clara):
    talk = conversation(contact(clara))
    save(phone, talk, "brings", "From the phone")
    phone.post(talk.get_absolute_url(), sent(brings="From the laptop") | {"take": "brings"})
    assert Conversation.objects.get().brings == "From the phone"


def test_keeping_the_own_words_replaces_the_others(phone, clara):
    talk = conversation(contact(clara))
    save(phone, talk, "brings", "From the phone")
    phone.post(talk.get_absolute_url(), {"brings": "From the laptop", "brings-revision": "1"})
    assert Conversation.objects.get().brings == "From the laptop"


def test_a_part_is_saved_as_it_is_typed(phone, clara):
    talk = conversation(contact(clara))
    assert save(phone, talk, "story_turn", "My unit closed").json()["revision"] == 1
    assert "Bridges breathe" in save(phone, talk, "learned", "Bridges breathe").json()["paper"]
    assert Conversation.objects.get().story_turn == "My unit closed"


def test_a_part_saved_on_two_pages_gives_both_texts(phone, clara):
    talk = conversation(contact(clara))
    save(phone, talk, "story_turn", "My unit closed")
    response = save(phone, talk, "story_turn", "Other words")
    answer = response.json()
    assert (response.status_code, answer["revision"]) == (409, 1)
    assert "My unit closed" in answer["html"]


def test_a_part_that_is_too_long_says_how_much_fits(phone, clara):
    answer = save(phone, conversation(contact(clara)), "brings", "a" * 2001)
    assert answer.status_code == 422
    assert "2001 characters long, and the limit is 2000" in answer.json()["error"]


@pytest.mark.parametrize("part", ["looked_back_at", "contact", "resume"])
def test_nothing_but_the_parts_can_be_saved(phone, clara, part):
    assert save(phone, conversation(contact(clara)), part, "x").status_code == 404


@pytest.mark.parametrize("field", ["place", "story_before", "story_turn", "story_next", "own_questions", "brings"])
def test_a_kind_word_stands_beside_a_field_that_mentions_a_resume(phone, clara, field):
    assert count_of_resume_words(page_of(phone, conversation(contact(clara), **{field: "my resume"}))) == 1


def test_no_kind_word_when_they_asked_for_it(phone, clara):
    assert count_of_resume_words(page_of(phone, conversation(contact(clara), brings="my resume", asked_for=True))) == 0


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ({"shared_school": "Lakeside"}, "Someone from my school"),
        ({"shared_employer": "Acme"}, "Someone I worked with"),
        ({}, "A first conversation with someone new"),
        ({"last_touch_on": TODAY}, "Good with anyone"),
    ],
)
def test_questions_of_the_likeliest_situation_come_first(clara, known, title):
    assert [(str(title), is_open) for title, _questions, is_open in situations(conversation(contact(clara, **known)))][0] == (
        title,
        True,
    )


def test_situations_with_picks_stay_open(clara):
    talk = conversation(contact(clara), questions=["job-drain"])
    assert [str(title) for title, _questions, is_open in situations(talk) if is_open][1:] == ["Someone in the job I'd like"]


def test_no_two_questions_share_a_slug():
    slugs = [slug for slug, _text in all_questions()]
    assert len(slugs) == len(set(slugs))


def test_offers_of_the_preparation_are_at_hand_and_taken_once(phone, clara):
    person = contact(clara)
    preparation(person, brings="News from Lakeside", learns="How she moved")
    talk = conversation(person)
    data = sent(brings="A list") | {"add_brings": "News from Lakeside"}
    assert 'name="add_brings" value="News from Lakeside"' in page_of(phone, talk)
    phone.post(talk.get_absolute_url(), data)
    assert Conversation.objects.get().brings == "A list\nNews from Lakeside"
    assert "add_brings" not in page_of(phone, talk)


def test_the_story_is_taken_over_into_empty_beats(phone, clara):
    conversation(contact(clara), story_before="Ten years on wards", story_turn="My unit closed")
    talk = conversation(contact(clara))
    assert "Copy from my last sheet" in page_of(phone, talk)
    phone.post(talk.get_absolute_url(), sent(story_turn="Own words") | {"take_over": "1"})
    talk.refresh_from_db()
    assert (talk.story_before, talk.story_turn) == ("Ten years on wards", "Own words")


def test_take_along_is_the_sheet_on_one_page(phone, clara):
    talk = conversation(
        contact(clara), story_turn="My unit closed", questions=["end-who"], own_questions="Why bridges?", brings="News"
    )
    page = phone.get(reverse("networking:take_along", args=[talk.pk])).content.decode()
    for words in ("My unit closed", "Who else thinks about this", "Why bridges?", "News"):
        assert words in page


def test_paper_page_and_file_hold_the_same_words(phone, clara):
    talk = conversation(
        contact(clara, "Anna", cares_about="Bridges"),
        story_before="Ten years on wards",
        story_turn="My unit closed",
        questions=["end-who"],
        own_questions="Why bridges?",
        brings="News",
        listening=["half"],
        learned="They breathe",
    )
    sheet, along, saved = (
        phone.get(url) for url in (talk.get_absolute_url(), *(reverse(f"networking:{name}", args=[talk.pk]) for name in NAMES))
    )
    paper = sheet.content.decode().partition("data-paper>")[2].partition("<form")[0]
    words = ("Bridges", "Ten years on wards", "My unit closed", "Why bridges?", "News", "I talk less than half", "They breathe")
    for text in (paper, along.content.decode(), saved.content.decode()):
        assert [each for each in words if each not in text] == []
    assert saved["Content-Disposition"] == 'attachment; filename="conversation.txt"'


def test_a_file_of_the_sheet_is_plain_lines(clara):
    talk = conversation(contact(clara, "Anna"), at=None, place="Café", story_turn="My unit closed", brings="News\nA list")
    assert as_text(talk) == "Anna\nCafé\n\nMy story\n1. My unit closed\n\nI bring\n– News\n– A list\n"


def test_calendar_file_has_the_time(phone, clara):
    talk = conversation(contact(clara, "Anna"), at=NOW + DAY, place="Café, corner")
    text = phone.get(reverse("networking:conversation_calendar", args=[talk.pk])).content.decode()
    assert "DTSTART:20261119T150000Z" in text
    assert "LOCATION:Café\\, corner" in text


def test_calendar_without_a_time_leads_back(phone, clara):
    talk = conversation(contact(clara), at=None)
    answer = phone.get(reverse("networking:conversation_calendar", args=[talk.pk]), follow=True)
    assert "Choose a time first" in answer.content.decode()


def test_after_keeps_what_was_typed_when_the_talk_is_still_to_come(phone, clara):
    talk = conversation(contact(clara), at=datetime(2999, 1, 1, tzinfo=UTC))
    answer = phone.post(reverse("networking:after", args=[talk.pk]), sent(learned="Bridges breathe"))
    assert "taken place" in answer.content.decode()
    assert Conversation.objects.get().learned == "Bridges breathe"


def test_after_shows_the_steps_that_came_of_it(phone, clara):
    talk = conversation(contact(clara))
    data = sent(learned="Bridges breathe", listened="4", can_give="A list", they_got="A laugh") | {"give_by": "2026-11-25"}
    answer = phone.post(reverse("networking:after", args=[talk.pk]), data, follow=True)
    assert "A list" in answer.content.decode()
    saved = Conversation.objects.get()
    assert (saved.listened, saved.they_got, saved.contact.promises.get().due) == (4, "A laugh", date(2026, 11, 25))


def test_after_may_be_changed_later_without_new_steps(phone, clara):
    talk = conversation(contact(clara))
    url = reverse("networking:after", args=[talk.pk])
    phone.post(url, sent(learned="One") | {"thank_by": "2026-11-25"})
    phone.post(url, {"learned": "Two", "learned-revision": "1", "thank_by": "2026-11-26"})
    assert Conversation.objects.get().learned == "Two"
    assert talk.contact.promises.count() == 1


def test_a_lead_becomes_a_contact_in_one_action(phone, clara):
    talk = conversation(contact(clara), lead="Ben Ortiz at Harbor", looked_back_at=NOW)
    answer = phone.post(reverse("networking:lead", args=[talk.pk]), follow=True)
    assert "Ben Ortiz is on your list." in answer.content.decode()


@pytest.mark.parametrize("at", ["9999-12-31T23:59", "0001-01-01T00:00"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/New_York"])
def test_sheet_with_a_year_that_cannot_be_meant_keeps_the_rest(phone, clara, zone, at):
    clara.timezone = zone
    clara.save()
    talk = conversation(contact(clara))
    answer = phone.post(talk.get_absolute_url(), sent(at=at, story_turn="My unit closed"))
    assert "Please check the year" in answer.content.decode()
    assert Conversation.objects.get().story_turn == "My unit closed"


def test_the_list_costs_the_same_for_3_and_300(phone, clara, queries_of):
    person = contact(clara)
    for _each in range(3):
        conversation(person)
    url = reverse("networking:conversations")
    few = queries_of(phone.get, url)
    Conversation.objects.bulk_create(Conversation(contact=person, looked_back_at=NOW) for _each in range(297))
    assert queries_of(phone.get, url) == few


def test_after_costs_the_same_for_1_and_50_promises(phone, clara, queries_of):
    person = contact(clara)
    talk = conversation(person, looked_back_at=NOW)
    promise(person)
    url = reverse("networking:after", args=[talk.pk])
    few = queries_of(phone.get, url)
    for _each in range(49):
        promise(person)
    assert queries_of(phone.get, url) == few


def test_sharing_shows_it_to_the_coach_until_it_is_taken_back(phone, clara):
    talk = conversation(contact(clara, "Anna"), learned="Bridges breathe", looked_back_at=NOW)
    desk, url = Browser(), reverse("networking:share_conversation", args=[talk.pk])
    desk.force_login(clara.coach.user)
    shown = reverse("networking_admin:shown", args=["conversation", talk.pk])
    phone.post(url)
    assert "Bridges breathe" in desk.get(shown).content.decode()
    phone.post(url)
    assert desk.get(shown).status_code == 404
