import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networking_module.contacts.models import Contact
from networking_module.job_search.helpers import FOUND, choice
from networking_module.job_search.models import GoodNews
from networking_module.job_search.news import tell_news
from tests.networking_module.factories import DAY, NOW, TODAY, contact, touch

pytestmark = [pytest.mark.at(NOW), pytest.mark.services]

TELL = reverse("networking:tell_news")


def named(people):
    return [each.name for each in people]


def ticks(page):
    """{number: whether it is selected} of the people on the page."""
    found = re.findall(r'name="helped" value="(\d+)"( checked)?', page.content.decode())
    return {int(pk): bool(checked) for pk, checked in found}


def test_who_helped_then_answered_then_was_in_touch_comes_first(clara):
    for name in ("Ada", "Ben", "Cleo", "Dan", "Eve"):
        contact(clara, name)
    people = {each.name: each for each in Contact.objects.all()}
    touch(people["Dan"], at=NOW - 900 * DAY, direction="in_touch")
    touch(people["Cleo"], at=NOW - 300 * DAY, direction="they_wrote")
    touch(people["Ben"], at=NOW - 3 * DAY, direction="they_wrote")
    for days in (500, 600):
        touch(people["Eve"], at=NOW - days * DAY, direction="they_helped")
    assert named(choice(clara, []).others) == ["Eve", "Ben", "Cleo", "Dan", "Ada"]


def test_a_meeting_counts_as_taking_part(clara):
    touch(contact(clara, "Ada"), at=NOW - DAY, direction="in_touch")
    touch(contact(clara, "Zoe"), at=NOW - 99 * DAY, kind="meeting", direction="in_touch")
    assert named(choice(clara, []).others) == ["Zoe", "Ada"]


def test_a_search_finds_names_and_companies(clara):
    contact(clara, "Ada")
    contact(clara, "Ben", company="Halden Mills")
    assert named(choice(clara, [], "halden").others) == ["Ben"]


def test_archived_people_are_found_by_a_search_only(clara):
    contact(clara, "Kim", archived_at=NOW - DAY)
    found = choice(clara, [], "kim")
    assert (named(choice(clara, []).others), named(found.others), found.has_archived) == ([], ["Kim"], True)


def test_whoever_is_selected_stays_whatever_is_searched_for(clara):
    ada, kim = contact(clara, "Ada"), contact(clara, "Kim", archived_at=NOW - DAY)
    found = choice(clara, [ada.pk, kim.pk], "nobody")
    assert (named(found.picked), named(found.others)) == (["Ada", "Kim"], [])


def test_of_many_the_first_are_shown_and_that_there_are_more(clara):
    for number in range(FOUND + 1):
        contact(clara, f"Person {number}")
    found = choice(clara, [])
    assert (len(found.others), found.more) == (FOUND, True)


def test_a_search_keeps_what_is_selected_and_typed(signed_in, clara):
    ada, ben = contact(clara, "Ada"), contact(clara, "Ben")
    form = {"find": "1", "q": "ben", "helped": [ada.pk], "words": "The mill", "on": "2026-12-01", "goes_on": "on"}
    page = signed_in(clara).post(TELL, form)
    content = page.content.decode()
    assert (ticks(page), GoodNews.objects.count()) == ({ada.pk: True, ben.pk: False}, 0)
    assert ('value="The mill"' in content, 'value="2026-12-01"' in content) == (True, True)
    assert re.search(r'value="on"[^>]* checked', content)
    assert not re.search(r'name="slower"[^>]* checked', content)


def test_a_refused_form_keeps_what_is_selected(signed_in, clara):
    ada = contact(clara, "Ada")
    contact(clara, "Ben")
    page = signed_in(clara).post(TELL, {"helped": [ada.pk], "on": "soon", "goes_on": "end"})
    assert [pk for pk, checked in ticks(page).items() if checked] == [ada.pk]


def test_correcting_begins_with_whom_was_thanked(signed_in, clara):
    ada = contact(clara, "Ada")
    contact(clara, "Ben")
    news = tell_news(client=clara, on=date(2026, 12, 1), words="", helped=[ada], slower=False, goes_on=False, now=NOW)
    page = signed_in(clara).get(reverse("networking:correct_news", args=[news.pk]))
    assert [pk for pk, checked in ticks(page).items() if checked] == [ada.pk]


def test_a_search_while_correcting_asks_about_no_rhythm(signed_in, clara):
    news = tell_news(client=clara, on=date(2026, 12, 1), words="", helped=[], slower=False, goes_on=False, now=NOW)
    page = signed_in(clara).post(reverse("networking:correct_news", args=[news.pk]), {"find": "1", "q": "x"})
    assert (page.status_code, 'name="slower"' in page.content.decode()) == (200, False)


def test_archived_people_are_asked_about_only_when_there_are_some(signed_in, clara):
    contact(clara, "Kim", archived_at=NOW - DAY)
    browser = signed_in(clara)
    asked = 'name="unarchive"' in browser.get(TELL).content.decode()
    found = browser.post(TELL, {"find": "1", "q": "kim"}).content.decode()
    assert (asked, 'name="unarchive"' in found, ">archived<" in found) == (False, True, True)


def test_words_that_no_database_takes_find_nobody(signed_in, clara):
    assert signed_in(clara).post(TELL, {"find": "1", "q": "a\0b", "helped": ["x", "9" * 30]}).status_code == 200


@pytest.mark.parametrize("how", ["get", "post"])
def test_many_people_cost_the_same_queries(signed_in, clara, how):
    browser, form = signed_in(clara), {"find": "1", "q": "person"}
    counts = []
    browser.get(TELL)
    for number in (3, 3000):
        more = [Contact(client=clara, name=f"Person {each}", added_on=TODAY) for each in range(number)]
        touch(Contact.objects.bulk_create(more)[0])
        with CaptureQueriesContext(connection) as queries:
            browser.get(TELL) if how == "get" else browser.post(TELL, {**form, "helped": [more[0].pk]})
        counts.append(len(queries))
    assert counts[0] == counts[1]
