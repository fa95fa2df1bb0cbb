import re

import pytest
from django.urls import reverse

from coaching.people import breaks
from networking_module.contacts.models import Contact
from tests.networking_module.factories import DAY, NOW, TODAY, contact, touch

pytestmark = pytest.mark.at(NOW)


def test_people_log_in_two_actions(signed_in, clara):
    someone, browser = contact(clara, "Anna Berg", rhythm_days=42), signed_in(clara)
    assert "Anna Berg" in browser.get("/me/networking/people/").content.decode()
    browser.post(reverse("networking:quick_log", args=[someone.pk]), {"kind": "email", "direction": "gave"})
    touch = someone.touches.get()
    assert (touch.kind, touch.direction) == ("email", "gave")
    assert "Nobody is waiting" not in browser.get("/me/networking/people/list/later/").content.decode()


def test_people_quick_log_without_a_word_leads_to_the_long_form(signed_in, clara):
    someone = contact(clara)
    browser = signed_in(clara)
    answer = browser.post(reverse("networking:quick_log", args=[someone.pk]), {"kind": "call"})
    assert answer["Location"] == f"{reverse('networking:log', args=[someone.pk])}?kind=call"
    assert browser.get(answer["Location"]).context["form"]["kind"].value() == "call"


def test_people_snooze(signed_in, clara):
    someone = contact(clara, rhythm_days=42)
    signed_in(clara).post(reverse("networking:snooze", args=[someone.pk]), {"days": "7"})
    assert Contact.objects.get().remind_on is not None


def test_people_list_that_does_not_exist_is_not_found(signed_in, clara):
    assert signed_in(clara).get("/me/networking/people/list/nonsense/").status_code == 404


def test_people_with_nobody_teaches_how_to_begin(signed_in, clara):
    assert "Start with one person" in signed_in(clara).get("/me/networking/people/").content.decode()


@pytest.mark.parametrize("path", ["/me/networking/people/?all=1", "/me/networking/people/list/resting/"])
def test_people_cost_the_same_queries_for_a_few_and_3000(signed_in, clara, queries_of, path):
    def add(count):
        fields = {"client": clara, "added_on": TODAY - 90 * DAY, "due_on": TODAY, "resting": "resting" in path}
        Contact.objects.bulk_create(Contact(name=f"Person {number}", **fields) for number in range(count))

    browser = signed_in(clara)
    add(4)
    few = queries_of(browser.get, path)
    add(2996)
    assert queries_of(browser.get, path) == few


def test_three_of_those_who_wait_come_first_and_the_others_on_request(signed_in, clara):
    browser = signed_in(clara)
    for number in range(5):
        contact(clara, f"Person{number}", remind_on=TODAY - number * DAY)
    first = browser.get("/me/networking/people/").content.decode()
    assert [number for number in range(5) if f"Person{number}" in first] == [2, 3, 4]
    assert "Person0" in browser.get("/me/networking/people/?all=1").content.decode()


def test_a_list_is_filtered_by_group_and_word(signed_in, clara):
    group, tag = clara.contact_groups.create(name="Close"), clara.contact_tags.create(name="design")
    contact(clara, "Inner", resting=True, group=group)
    contact(clara, "Outer", resting=True).tags.add(tag)
    browser, found = signed_in(clara), {}
    for question in (f"group={group.pk}", f"word={tag.pk}", "q=inn"):
        body = browser.get(f"/me/networking/people/list/resting/?{question}").content.decode()
        found[question.partition("=")[0]] = [name for name in ("Inner", "Outer") if name in body]
    assert found == {"group": ["Inner"], "word": ["Outer"], "q": ["Inner"]}


def test_which_way_it_went_is_one_tap_with_the_usual_kind(signed_in, clara):
    someone = contact(clara, rhythm_days=42)
    touch(someone, kind="linkedin", at=NOW - 30 * DAY)
    signed_in(clara).post(reverse("networking:quick_log", args=[someone.pk]), {"direction": "they_wrote"})
    assert someone.touches.values_list("kind", "direction")[0] == ("linkedin", "they_wrote")


@pytest.mark.parametrize(
    ("kind", "direction", "said", "gives"),
    [
        ("email", "gave", "Noted as something for them. The next time is around December 30.", True),
        ("email", "in_touch", "Noted as a hello.", False),
        ("comment", "in_touch", "Noted as something for them.", True),
        ("shared", "in_touch", "Noted as something for them.", True),
        ("shared", "asked", "Noted: you asked.", False),
        ("email", "they_wrote", "Noted: they wrote to you.", False),
        ("call", "they_helped", "Noted: they helped you.", False),
    ],
)
def test_the_sentence_says_what_it_counted_as(signed_in, clara, kind, direction, said, gives):
    someone = contact(clara, rhythm_days=42)
    address = reverse("networking:quick_log", args=[someone.pk])
    words = signed_in(clara).post(address, {"kind": kind, "direction": direction}, follow=True).content.decode()
    assert (said in words, someone.touches.get().gives) == (True, gives)


@pytest.mark.parametrize("page", ["networking:people", "networking:person"])
def test_how_is_preselected_as_the_last_time(signed_in, clara, page):
    someone = contact(clara, rhythm_days=14)
    touch(someone, at=NOW - 40 * DAY, kind="call")
    touch(someone, at=NOW - 30 * DAY, kind="linkedin")
    words = signed_in(clara).get(reverse(page, args=[someone.pk] if page.endswith("person") else [])).content.decode()
    assert re.findall(r'value="(\w+)" selected', words) == ["linkedin"]


def test_logging_from_a_row_comes_back_to_the_list_and_can_be_undone(signed_in, clara):
    someone, browser = contact(clara, rhythm_days=42), signed_in(clara)
    address = reverse("networking:quick_log", args=[someone.pk])
    answer = browser.post(f"{address}?q=per", {"direction": "in_touch", "list": "soon"})
    assert answer["Location"] == "/me/networking/people/list/soon/?q=per"
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert not someone.touches.exists()


@pytest.mark.parametrize(("name", "data"), [("snooze", {"days": "7"}), ("rest", {"list": "waiting"})])
def test_putting_off_and_resting_can_be_undone(signed_in, clara, name, data):
    someone, browser = contact(clara, rhythm_days=42), signed_in(clara)
    browser.post(reverse(f"networking:{name}", args=[someone.pk]), data)
    someone.refresh_from_db()
    changed = (someone.remind_on is not None, someone.resting)
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    someone.refresh_from_db()
    assert (any(changed), someone.remind_on, someone.resting) == (True, None, False)


def test_the_lists_say_that_a_break_asks_nothing(signed_in, clara):
    breaks.quiet_week(client=clara)
    assert "Nobody has to hear from you" in signed_in(clara).get("/me/networking/people/").content.decode()


def test_one_row_leads_on_by_writing_and_the_others_are_quiet(signed_in, clara):
    for name in ("Anna Berg", "Ben Ode"):
        contact(clara, name, remind_on=TODAY - DAY)
    words = signed_in(clara).get("/me/networking/people/").content.decode()
    primary = re.findall(r'class="button button-primary"[^>]*>([^<]+)', words)
    assert (primary, words.count("I was in touch<")) == (["Write to Anna"], 2)


def test_later_is_asked_for_in_words_and_stored_as_said(signed_in, clara):
    someone, browser = contact(clara, rhythm_days=42), signed_in(clara)
    words = browser.get("/me/networking/people/").content.decode()
    days = re.search(r'name="days" value="(\d+)">Ask me again in a week<', words)[1]
    browser.post(reverse("networking:snooze", args=[someone.pk]), {"days": days})
    someone.refresh_from_db()
    assert someone.remind_on == TODAY + 7 * DAY


def test_only_lists_that_somebody_is_on_are_named(signed_in, clara):
    contact(clara, "Anna", resting=True)
    words = signed_in(clara).get("/me/networking/people/").content.decode()
    assert re.findall(r"<span>(\w+)</span> <b", words) == ["Resting", "Everyone"]


def test_anybody_is_found_from_the_page_of_who_waits(signed_in, clara):
    for number in range(4):
        contact(clara, f"Person {number}", resting=bool(number))
    words = signed_in(clara).get("/me/networking/people/").content.decode()
    assert f'class="find-anyone" method="get" action="{reverse("networking:everyone")}"' in words
