"""Who must not know: the page where it is said, and every page that reminds of it before anything is written."""

import json
from types import SimpleNamespace

import pytest
from django.urls import reverse

from coaching.modules import module
from networking_module.contacts.importing import adding
from networking_module.contacts.models import Contact
from networking_module.next_steps import next_steps
from networking_module.stay_in_touch import ideas as stay_in_touch_ideas
from tests.networking_module.factories import (
    DAY,
    NOW,
    TODAY,
    contact,
    contact_import,
    conversation,
    message,
    preparation,
    promise,
    touch,
)

PAGE = reverse("networking:must_not_know")
SAID = "You said that Halden must not know that you&#x27;re looking."
LAID_OFF = "I was laid off last week."


@pytest.fixture
def halden(clara):
    return clara.unaware_employers.create(name="Halden")


@pytest.fixture
def ben(clara):
    return contact(clara, "Ben Ode", company="Halden, Inc.")


def words(response):
    return response.content.decode()


def test_an_employer_is_named_and_taken_off(signed_in, clara):
    browser = signed_in(clara)
    assert "Before you write to anyone at Halden, we remind you." in words(browser.post(PAGE, {"name": "Halden"}, follow=True))
    employer = clara.unaware_employers.get()
    assert "At Halden they may know." in words(
        browser.post(reverse("networking:remove_employer", args=[employer.pk]), follow=True)
    )
    assert clara.unaware_employers.count() == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "This field is required."),
        ("?!", "Write the employer&#x27;s name."),
        ("x" * 151, "This is 151 characters long, and the limit is 150"),
    ],
)
def test_an_employer_that_cannot_be_meant_is_refused_with_a_sentence(signed_in, clara, name, said):
    page = words(signed_in(clara).post(PAGE, {"name": name}))
    assert said in page
    assert clara.unaware_employers.count() == 0


def test_an_employer_that_was_named_is_said_and_named_once(signed_in, clara, halden):
    assert "already named" in words(signed_in(clara).post(PAGE, {"name": "HALDEN Inc."}, follow=True))
    assert clara.unaware_employers.count() == 1


def test_the_page_counts_who_is_there_and_shows_what_is_similar(signed_in, clara, halden, ben):
    contact(clara, company="Halden Logistics")
    page = words(signed_in(clara).get(PAGE))
    assert "1 person on your list is there" in page
    assert "<span>Halden Logistics</span>" in page


def test_someone_is_searched_for_and_marked_and_may_know_again(signed_in, clara, ben):
    browser, url = signed_in(clara), reverse("networking:mark_must_not_know", args=[ben.pk])
    assert url in words(browser.get(f"{PAGE}?q=ben"))
    answer = browser.post(url, {"must_not_know": "yes", "next": f"{PAGE}?q=ben"})
    assert (answer.url, Contact.objects.get().must_not_know) == (f"{PAGE}?q=ben", True)
    assert "They must not know" in words(browser.get(PAGE))
    browser.post(url, {"must_not_know": "no"})
    assert Contact.objects.get().must_not_know is False


def test_a_search_that_finds_more_than_is_shown_says_how_many(signed_in, clara):
    for _each in range(12):
        contact(clara, "Ben Ode")
    assert "And 2 more." in words(signed_in(clara).get(f"{PAGE}?q=ben"))


@pytest.mark.parametrize("query", ["q=%00", "page=nonsense", "q=%F0%9F%98%80"])
def test_the_page_takes_any_question(signed_in, clara, query):
    assert signed_in(clara).get(f"{PAGE}?{query}").status_code == 200


def test_someone_elses_person_and_employer_are_not_found(signed_in, clara, mallory):
    theirs, employer = contact(mallory), mallory.unaware_employers.create(name="Halden")
    browser = signed_in(clara)
    urls = [
        reverse("networking:mark_must_not_know", args=[theirs.pk]),
        reverse("networking:remove_employer", args=[employer.pk]),
    ]
    assert [browser.post(url, {"must_not_know": "yes"}).status_code for url in urls] == [404, 404]


def test_the_form_of_a_person_says_both(signed_in, clara):
    facts = {"name": "Ben Ode", "company": "Halden, Inc.", "must_not_know": "on", "everyone_there": "on"}
    signed_in(clara).post(reverse("networking:add"), facts)
    assert (Contact.objects.get().must_not_know, clara.unaware_employers.get().name) == (True, "Halden, Inc.")


def test_everyone_there_needs_a_company(signed_in, clara):
    page = words(signed_in(clara).post(reverse("networking:add"), {"name": "Ben Ode", "everyone_there": "on"}))
    assert "Write their company first." in page
    assert Contact.objects.count() == 0


def test_an_employer_that_is_named_is_not_asked_about_again(signed_in, clara, halden, ben):
    form = signed_in(clara).get(reverse("networking:edit", args=[ben.pk])).context["form"]
    assert "everyone_there" not in form.fields


def prepare(ben):
    preparation(ben, brings=LAID_OFF)
    return reverse("networking:prepare", args=[ben.pk])


def draft(ben):
    return message(ben, text=LAID_OFF).get_absolute_url()


def sent(ben):
    return reverse("networking:mark_sent", args=[message(ben, text=LAID_OFF).pk])


def talk(ben):
    return conversation(ben, at=NOW + DAY, story_turn=LAID_OFF).get_absolute_url()


@pytest.mark.parametrize("page", [prepare, draft, sent, talk])
def test_a_page_reminds_before_the_words_and_quotes_what_may_tell_it(signed_in, clara, halden, ben, page):
    shown = words(signed_in(clara).get(page(ben)))
    assert shown.index(SAID) < shown.index("<form", shown.index("<main"))
    assert f"<q>{LAID_OFF}</q>" in shown


@pytest.mark.parametrize("page", [prepare, draft, sent, talk])
def test_a_page_says_nothing_of_it_about_anyone_else(signed_in, clara, halden, page):
    shown = words(signed_in(clara).get(page(contact(clara, company="Acme"))))
    assert ["must not know" in shown, "<q>" in shown] == [False, False]


@pytest.mark.parametrize("name", ["ideas", "take_along", "person"])
def test_other_pages_about_someone_remind_as_well(signed_in, clara, halden, ben, name):
    pk = conversation(ben).pk if name == "take_along" else ben.pk
    assert SAID in words(signed_in(clara).get(reverse(f"networking:{name}", args=[pk])))


def test_a_draft_that_is_saved_as_it_is_typed_quotes_what_may_tell_it(signed_in, clara, halden, ben):
    url = reverse("networking:save_text", args=[message(ben).pk])
    answer = signed_in(clara).post(url, {"value": f"Hi Ben! {LAID_OFF}", "revision": 0}).json()
    assert f"<q>{LAID_OFF}</q>" in answer["giveaways"]


@pytest.mark.parametrize(("channel", "is_quoted"), [("email", True), ("linkedin", False)])
def test_the_subject_is_read_where_there_is_one(signed_in, clara, halden, ben, channel, is_quoted):
    url = message(ben, subject="My job search", channel=channel).get_absolute_url()
    assert ("<q>My job search</q>" in words(signed_in(clara).get(url))) is is_quoted


def test_nothing_is_blocked(signed_in, clara, halden, ben):
    found = message(ben, text=LAID_OFF)
    data = {"on": NOW.date(), "direction": "in_touch"}
    signed_in(clara).post(reverse("networking:mark_sent", args=[found.pk]), data)
    found.refresh_from_db()
    assert found.sent_at is not None


def test_several_at_once_are_named_with_their_rule(signed_in, clara, halden, ben):
    anna = contact(clara, "Anna Berg")
    page = words(signed_in(clara).get(f"{reverse('networking:together')}?pick={ben.pk}&pick={anna.pk}"))
    assert "<li>Ben Ode: Ben is at “Halden, Inc.”, and you named “Halden” as an employer who must not know.</li>" in page
    assert "<li>Anna Berg" not in page


def test_several_at_once_without_anyone_of_them_says_nothing(signed_in, clara, halden):
    anna = contact(clara, "Anna Berg")
    assert "must not know" not in words(signed_in(clara).get(f"{reverse('networking:together')}?pick={anna.pk}"))


def test_introductions_remind_whoever_they_begin_with(signed_in, clara, halden, ben):
    browser = signed_in(clara)
    about_ben, about_anna = (
        words(browser.get(reverse("networking:ideas", args=[each.pk]))) for each in (ben, contact(clara, "Anna Berg"))
    )
    assert "Anyone you bring together with Ben may mention that you're looking." in about_ben
    assert "Whoever you bring together may talk about it." in about_anna


def test_an_article_of_the_coach_is_no_idea_for_them(signed_in, clara, halden, ben, monkeypatch):
    article = SimpleNamespace(title="Two ways", url="https://coach.example/two-ways/", intro="", pk=1)
    monkeypatch.setattr(stay_in_touch_ideas, "articles_about", lambda _words: [article])
    browser = signed_in(clara)
    people = (ben, contact(clara, "Anna Berg"))
    pages = [words(browser.get(reverse("networking:ideas", args=[each.pk]))) for each in people]
    assert ["coach.example" in page for page in pages] == [False, True]
    assert "Your coach's articles are left out here" in pages[0]


@pytest.mark.parametrize("name", ["everyone", "people"])
def test_lists_mark_them(signed_in, clara, halden, ben, name):
    ben.rhythm_days = 14
    ben.save()
    assert "must not know</span>" in words(signed_in(clara).get(reverse(f"networking:{name}")))


@pytest.mark.parametrize("name", ["everyone", "people", "must_not_know", "together"])
def test_lists_cost_the_same_queries_for_4_and_300(signed_in, clara, halden, queries_of, name):
    counts, browser = [], signed_in(clara)
    for number in (4, 296):  # the search is shown from four people on
        facts = {"client": clara, "company": "Halden", "company_key": "halden", "must_not_know": True, "added_on": TODAY}
        Contact.objects.bulk_create(Contact(name=f"Ben {each}", due_on=TODAY, **facts) for each in range(number))
        counts.append(queries_of(browser.get, reverse(f"networking:{name}")))
    assert counts[0] == counts[1]


def test_whom_do_you_know_there_reminds(signed_in, clara, halden, ben):
    page = words(signed_in(clara).get(f"{reverse('networking:at_company')}?company=halden"))
    assert "You said that nobody at Halden must know that you're looking." in page


def test_people_who_are_brought_in_are_found_by_their_employer(signed_in, clara, halden):
    found = contact_import(clara, ["Anna Berg", "Ben Ode"], company="Halden LLC")
    found.rows.update(ticked=True)
    adding.start(contact_import=found, now=NOW)
    adding.add_everyone(pk=found.pk, now=lambda: NOW)
    page = words(signed_in(clara).get(reverse("networking:import", args=[found.pk])))
    assert "2 of them are at an employer who must not know" in page


def test_the_weekly_email_costs_the_same_for_one_and_many(clara, mallory, halden, queries_of):
    counts = []
    for number in (1, 30):
        for _each in range(number):
            promise(contact(clara, company="Halden"))
        counts.append(queries_of(next_steps, [clara, mallory], NOW))
    assert counts[0] == counts[1]


def test_good_news_thanks_them_without_the_news(signed_in, clara, halden, ben):
    anna = contact(clara, "Anna Berg")
    touch(ben, direction="they_helped")
    data = {"on": "2026-12-01", "goes_on": "end", "helped": [ben.pk, anna.pk]}
    page = words(signed_in(clara).post(reverse("networking:tell_news"), data, follow=True))
    assert [each.promises.get().text for each in (ben, anna)] == ["Say thank you", "Say thank you: you found work"]
    assert "Some of them must not know that you were looking." in page


def test_it_comes_along_in_the_download(signed_in, clara, halden, ben):
    ben.must_not_know = True
    ben.save()
    found = json.loads(json.dumps(module("networking").export(clara)))
    assert [each["name"] for each in found["employers_who_must_not_know"]] == ["Halden"]
    assert [each["must_not_know"] for each in found["people"]] == [True]


def test_the_coach_sees_nothing_of_it(signed_in, coach, clara, halden, ben):
    shared = message(ben, text="Hi Ben", shared_at=NOW)
    ben.must_not_know = True
    ben.save()
    browser = signed_in(coach)
    urls = [clara.get_absolute_url(), reverse("networking_admin:shown", args=["message", shared.pk])]
    assert ["must not know" in words(browser.get(url)) for url in urls] == [False, False]
