from datetime import date, timedelta

import pytest
from django.urls import reverse

from coaching.people.models import TimelineEntry
from networking_module.attention import attention
from networking_module.contacts.models import Contact, Promise
from networking_module.job_search.models import GoodNews
from networking_module.job_search.news import correct, tell_news, undo_news
from tests.networking_module.factories import DAY, NOW, TODAY, contact

pytestmark = pytest.mark.at(NOW)

TELL = reverse("networking:tell_news")


@pytest.fixture
def anna(clara):
    group = clara.contact_groups.create(name="Close", rhythm_days=21)
    return contact(clara, "Anna Berg", group=group, last_touch_on=TODAY - 7 * DAY)


@pytest.fixture
def ben(clara):
    return contact(clara, "Ben Ode", rhythm_days=300, last_touch_on=TODAY - 7 * DAY)


def tell(clara, helped=(), **facts):
    facts = {"on": date(2026, 12, 1), "words": "The mill!", "slower": True, "goes_on": False, **facts}
    return tell_news(client=clara, helped=helped, now=NOW, **facts)


def test_everyone_who_helped_is_thanked_within_a_week(clara, anna, ben):
    tell(clara, [anna])
    [thanks] = Promise.objects.all()
    assert (thanks.contact, thanks.kind, thanks.due) == (anna, "thank", NOW.date() + timedelta(days=7))


def test_rhythms_become_twice_as_long_and_a_year_at_most(clara, anna, ben):
    tell(clara)
    assert (anna.group.__class__.objects.get().rhythm_days, Contact.objects.get(pk=ben.pk).rhythm_days) == (42, 365)
    assert Contact.objects.get(pk=anna.pk).due_on == TODAY + 35 * DAY


def test_rhythms_stay_when_that_is_wished(clara, anna, ben):
    tell(clara, slower=False)
    assert (clara.contact_groups.get().rhythm_days, Contact.objects.get(pk=ben.pk).rhythm_days) == (21, 300)


def test_taking_it_back_leaves_everything_as_it_was(clara, anna, ben):
    due = anna.due_on
    undo_news(news=tell(clara, [anna, ben]))
    assert (clara.contact_groups.get().rhythm_days, Contact.objects.get(pk=ben.pk).rhythm_days) == (21, 300)
    assert Contact.objects.get(pk=anna.pk).due_on == due
    assert (GoodNews.objects.count(), Promise.objects.count(), TimelineEntry.objects.count()) == (0, 0, 0)


def test_taking_it_back_keeps_a_thank_you_that_was_sent(clara, anna):
    news = tell(clara, [anna])
    Promise.objects.update(status=Promise.Status.KEPT)
    undo_news(news=news)
    assert Promise.objects.get().status == "kept"


@pytest.mark.parametrize(("goes_on", "words"), [(True, "would like to continue"), (False, "would like to finish well")])
def test_coach_hears_that_there_is_news_and_nothing_else(clara, anna, goes_on, words):
    tell(clara, [anna], goes_on=goes_on)
    [row] = attention([clara], NOW + DAY)
    assert (row.client_id, row.reason) == (clara.pk, f"Found work, {words}")
    [entry] = TimelineEntry.objects.filter(kind="networking.news")
    assert entry.text == f"Found work, and {words}"


def test_news_leave_the_desk_after_two_weeks(clara):
    tell(clara)
    assert list(attention([clara], NOW + 15 * DAY)) == []


def test_telling_by_the_form_leads_to_the_thanks(signed_in, clara, anna):
    browser = signed_in(clara)
    data = {"words": "The mill!", "on": "2026-12-01", "helped": [anna.pk], "slower": "on", "goes_on": "on"}
    response = browser.post(TELL, data, follow=True)
    content = response.content.decode()
    assert "Congratulations." in content
    assert "Anna Berg" in content
    assert GoodNews.objects.get().goes_on


def test_someone_elses_people_cannot_be_thanked(signed_in, clara, mallory):
    theirs = contact(mallory, "Zed")
    response = signed_in(clara).post(TELL, {"on": "2026-12-01", "helped": [theirs.pk], "goes_on": "end"})
    assert (response.status_code, GoodNews.objects.count()) == (200, 0)


def test_news_are_put_right_with_their_thanks_and_the_coachs_line(signed_in, clara, anna, ben):
    news = tell(clara, [anna])
    facts = {"on": "2026-12-02", "words": "The dairy", "helped": [ben.pk], "goes_on": "on"}
    signed_in(clara).post(reverse("networking:correct_news", args=[news.pk]), facts)
    news.refresh_from_db()
    assert (str(news.on), news.words, news.goes_on) == ("2026-12-02", "The dairy", True)
    assert [each.contact for each in Promise.objects.all()] == [ben]
    assert "continue" in TimelineEntry.objects.get(kind="networking.news").text


def archived(client, name="Kim Lee"):
    return contact(client, name, archived_at=NOW - 90 * DAY)


def test_an_archived_person_who_helped_stays_silent(signed_in, clara):
    kim = archived(clara)
    news = tell(clara, [kim])
    kim.refresh_from_db()
    page = signed_in(clara).get(reverse("networking:news", args=[news.pk])).content.decode()
    assert (Promise.objects.count(), kim.archived_at, list(news.helped.all())) == (0, NOW - 90 * DAY, [kim])
    assert "They helped, and nothing reminds you of them." in page


def test_an_archived_person_is_thanked_when_the_client_puts_them_back(clara):
    kim = archived(clara)
    tell(clara, [kim], unarchive=True)
    kim.refresh_from_db()
    assert (Promise.objects.get().contact, kim.archived_at) == (kim, None)


def test_taking_it_back_archives_them_as_before(clara, anna):
    kim = archived(clara)
    undo_news(news=tell(clara, [kim], unarchive=True))
    kim.refresh_from_db()
    assert (kim.archived_at, kim.due_on, Promise.objects.count()) == (NOW - 90 * DAY, None, 0)


def test_putting_it_right_thanks_those_who_come_back_once(clara, anna):
    kim = archived(clara)
    facts = {"on": date(2026, 12, 1), "words": "", "goes_on": False, "now": NOW}
    news = tell(clara, [kim, anna])
    for _again in range(2):
        correct(news=news, helped=Contact.objects.filter(pk__in=[kim.pk, anna.pk]), unarchive=True, **facts)
    assert sorted(each.contact.name for each in Promise.objects.all()) == ["Anna Berg", "Kim Lee"]


def test_a_slower_rhythm_is_not_said_of_people_who_were_only_put_back(signed_in, clara):
    news = tell(clara, [archived(clara)], unarchive=True, slower=False)
    assert "half as often" not in signed_in(clara).get(reverse("networking:news", args=[news.pk])).content.decode()


def test_the_same_news_twice_is_told_once(clara, anna, ben):
    tell(clara, [anna])
    news = tell(clara, [anna, ben], words="The mill, at last!")
    assert (clara.good_news.get(), news.words) == (news, "The mill! · The mill, at last!")
    assert sorted(each.contact.name for each in Promise.objects.all()) == ["Anna Berg", "Ben Ode"]
    assert Contact.objects.get(pk=ben.pk).rhythm_days == 365
    assert clara.timeline.filter(kind="networking.news").count() == 1
