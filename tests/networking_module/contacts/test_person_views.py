import pytest
from django.urls import reverse

from networking_module.contacts.models import Contact
from tests.networking_module.factories import DAY, NOW, contact, promise, touch


def test_add_with_a_name_alone(signed_in, clara):
    signed_in(clara).post(reverse("networking:add"), {"name": "Anna Berg", "rhythm_days": "42"})
    found = Contact.objects.get()
    assert (found.client, found.name, found.rhythm_words) == (clara, "Anna Berg", "every 6 weeks")


def test_add_begins_with_the_usual_group(signed_in, clara):
    words = signed_in(clara).get(reverse("networking:add")).content.decode()
    assert "selected>Active, every 6 weeks</option>" in words


def test_add_without_a_name_keeps_the_rest(signed_in, clara):
    words = signed_in(clara).post(reverse("networking:add"), {"name": "", "company": "Acme"}).content.decode()
    assert "This field is required" in words
    assert "Acme" in words


NOBODY = ["\u200b", " \u200d\u2060", "\u3164", "\n"]


@pytest.mark.parametrize("name", NOBODY)
@pytest.mark.parametrize("door", ["add", "begin"])
def test_a_name_that_nobody_can_see_is_none(signed_in, clara, door, name):
    page = signed_in(clara).post(reverse(f"networking:{door}"), {"name": name})
    assert ("This field is required" in page.content.decode(), Contact.objects.count()) == (True, 0)


@pytest.mark.parametrize("door", ["add", "begin"])
def test_a_name_is_kept_on_one_line(signed_in, clara, door):
    signed_in(clara).post(reverse(f"networking:{door}"), {"name": "Anna\r\nBerg\u200b"})
    assert Contact.objects.get().name == "Anna Berg"


def test_edit_keeps_no_rhythm(signed_in, clara):
    someone, browser = contact(clara), signed_in(clara)
    assert '<option value="" selected>' in browser.get(reverse("networking:edit", args=[someone.pk])).content.decode()


@pytest.mark.parametrize(("words", "found"), [("anna", ["Anna"]), ("acme", ["Anna"]), ("anna acme", ["Anna"]), ("anna x", [])])
def test_search_finds_every_word_in_name_company_or_role(clara, words, found):
    contact(clara, "Anna", company="Acme")
    contact(clara, "Ben")
    assert [each.name for each in Contact.objects.search(words)] == found


def test_everyone_is_paged(signed_in, clara):
    for number in range(26):
        contact(clara, f"Person {number:02}")
    browser = signed_in(clara)
    assert "Person 25" not in browser.get(reverse("networking:everyone")).content.decode()
    assert "Person 25" in browser.get(f"{reverse('networking:everyone')}?page=2").content.decode()


def test_everyone_costs_the_same_queries_for_one_and_three(signed_in, clara, queries_of):
    browser, url = signed_in(clara), reverse("networking:everyone")
    contact(clara)
    one = queries_of(browser.get, url)
    contact(clara)
    contact(clara)
    assert queries_of(browser.get, url) == one


def test_archive_and_back(signed_in, clara):
    someone, browser = contact(clara, "Anna"), signed_in(clara)
    url = reverse("networking:archive", args=[someone.pk])
    browser.post(url, follow=True)
    assert "Anna" not in browser.get(reverse("networking:everyone")).content.decode()
    assert "Anna" in browser.get(f"{reverse('networking:everyone')}?state=away").content.decode()
    browser.post(url)
    assert Contact.objects.get().archived_at is None


def test_delete_forgets_everything_about_someone(signed_in, clara):
    someone = contact(clara)
    touch(someone)
    signed_in(clara).post(reverse("networking:delete", args=[someone.pk]))
    assert Contact.objects.count() == 0


def test_log_of_another_day(signed_in, clara):
    someone = contact(clara)
    data = {"kind": "call", "direction": "they_wrote", "on": "2026-01-15", "note": "Rang me"}
    signed_in(clara).post(reverse("networking:log", args=[someone.pk]), data)
    found = someone.touches.get()
    assert (found.on.isoformat(), found.note) == ("2026-01-15", "Rang me")


def test_log_of_a_day_to_come_says_what_to_do(signed_in, clara):
    data = {"kind": "call", "direction": "gave", "on": "2099-01-01"}
    answer = signed_in(clara).post(reverse("networking:log", args=[contact(clara).pk]), data)
    assert "Choose today or an earlier day" in answer.content.decode()


def test_promise_is_kept_in_one_tap(signed_in, clara):
    some = promise(contact(clara))
    signed_in(clara).post(reverse("networking:promise_kept", args=[some.pk]), {"another_way": "1"})
    some.refresh_from_db()
    assert (some.status, some.closed_at is not None) == ("kept", True)


def test_person_shows_the_story(signed_in, clara):
    someone = contact(clara, "Anna", how_we_met="At the fair")
    touch(someone, note="Talked about bridges")
    words = signed_in(clara).get(someone.get_absolute_url()).content.decode()
    told = words.partition("Your story so far")[2]
    assert told.index("Talked about bridges") < told.index("You put them on your list")
    assert (words.count("Talked about bridges"), "At the fair" in told) == (1, False)


def test_person_tells_the_latest_first_and_folds_what_was_before(signed_in, clara):
    someone, browser = contact(clara, "Anna", created_at=NOW - 30 * DAY), signed_in(clara)
    for number in range(6):
        touch(someone, at=NOW - number * DAY, note=f"Note {number}")
    assert "What was before" not in browser.get(someone.get_absolute_url()).content.decode()
    touch(someone, at=NOW - 9 * DAY, note="The oldest")
    words = browser.get(someone.get_absolute_url()).content.decode()
    assert words.index("Note 4") < words.index("What was before") < words.index("Note 5") < words.index("The oldest")


def test_what_is_known_comes_before_promises_and_the_story(signed_in, clara):
    someone = contact(clara, "Anna", cares_about="Bridges")
    promise(someone)
    words = signed_in(clara).get(someone.get_absolute_url()).content.decode()
    order = ["Prepare a message", "What you know", "Open promises", "What could you send?", "Your story so far"]
    assert sorted(order, key=words.index) == order
    assert words.count("button-primary") == 1


@pytest.mark.parametrize(("days", "words"), [(14, "every 2 weeks"), (10, "every 10 days"), (91, "every 3 months"), (None, "")])
def test_rhythm_is_said_as_people_say_it(days, words):
    assert Contact(rhythm_days=days).rhythm_words == words


@pytest.mark.parametrize("name", ["log", "promise"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "soon"])
def test_day_that_cannot_be_meant_is_refused_with_a_sentence(signed_in, clara, name, day):
    clara.timezone = "Pacific/Kiritimati"
    clara.save()
    data = {"kind": "call", "direction": "gave", "on": day, "text": "A list", "due": day}
    answer = signed_in(clara).post(reverse(f"networking:{name}", args=[contact(clara).pk]), data)
    assert (answer.status_code, "Please check the following" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("query", ["q=%00", "page=nonsense", "page=999999999999999999999", "q=%F0%9F%98%80"])
def test_everyone_takes_any_question(signed_in, clara, query):
    assert signed_in(clara).get(f"{reverse('networking:everyone')}?{query}").status_code == 200


def test_person_with_an_impossible_number_is_not_found(signed_in, clara):
    assert signed_in(clara).get("/me/networking/people/99999999999999999999999/").status_code == 404


def test_someone_who_seems_to_be_listed_is_asked_about_and_added_anyway(signed_in, clara):
    contact(clara, "Anna Berg", company="Acme")
    browser, facts = signed_in(clara), {"name": "anna berg", "company": "ACME Inc."}
    assert "seems to be on your list already" in browser.post(reverse("networking:add"), facts).content.decode()
    assert clara.contacts.count() == 1
    browser.post(reverse("networking:add"), {**facts, "anyway": "1"})
    assert clara.contacts.count() == 2
