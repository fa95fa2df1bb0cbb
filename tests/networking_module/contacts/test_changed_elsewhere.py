"""Two tabs with one form: nothing that either saved goes in silence."""

from datetime import date

import pytest
from django.urls import reverse

from networking_module.contacts.groups.tagging import set_tags
from networking_module.contacts.models import Contact, ContactGroup
from networking_module.job_search.models import SearchStep
from tests.networking_module.factories import DAY, TODAY, contact, promise, search_step, touch

SAID = "This was also changed on another page or device. Keep the version you want."


@pytest.fixture
def browser(signed_in, clara):
    return signed_in(clara)


@pytest.fixture
def anna(clara):
    group = clara.contact_groups.create(name="Close", rhythm_days=21)
    return contact(clara, "Anna", notes="Tall\r\nKind", phone="555", group=group, rhythm_days=42, must_not_know=True)


def shown(browser, url):
    """What an untouched page sends."""
    form = browser.get(url).context["form"]
    sent = {field.name: field.value() for field in form}
    return {name: value for name, value in sent.items() if value not in (None, False)}


def edit(someone):
    return reverse("networking:edit", args=[someone.pk])


def elsewhere(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


def test_an_untouched_page_changes_nothing(browser, anna):
    set_tags(anna, ["soccer", "design"])
    sent = shown(browser, edit(anna))
    assert browser.post(edit(anna), sent).status_code == 302
    anna.refresh_from_db()
    assert (anna.notes, anna.phone, anna.rhythm_days, anna.must_not_know) == ("Tall\r\nKind", "555", 42, True)
    assert [tag.name for tag in anna.tags.all()] == ["design", "soccer"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "Anna Berg"),
        ("company", "Acme"),
        ("email", "a@acme.com"),
        ("profile", "https://acme.com/a"),
        ("notes", "Likes boats"),
        ("phone", ""),
        ("group", None),
        ("rhythm_days", None),
        ("rhythm_days", 7),
        ("must_not_know", False),
    ],
)
def test_what_another_tab_saved_stays_when_this_one_left_it_alone(browser, anna, name, value):
    sent = shown(browser, edit(anna))
    elsewhere(anna, **{name: value})
    assert browser.post(edit(anna), {**sent, "how_we_met": "At the fair"}).status_code == 302
    anna.refresh_from_db()
    assert (getattr(anna, name), anna.how_we_met) == (value, "At the fair")


def test_tags_given_in_another_tab_stay(browser, anna):
    sent = shown(browser, edit(anna))
    set_tags(anna, ["soccer"])
    browser.post(edit(anna), {**sent, "role": "Welder"})
    assert [tag.name for tag in anna.tags.all()] == ["soccer"]


@pytest.mark.parametrize(
    ("name", "typed", "theirs", "read"),
    [
        ("notes", "Mine", "Theirs\nin two lines", "Theirs<br>in two lines"),
        ("name", "Anna Mine", "Anna Theirs", "Anna Theirs"),
        ("rhythm_days", "14", 7, "every week"),
        ("phone", "1", "", "nothing"),
    ],
)
def test_of_what_both_changed_both_texts_are_shown_and_nothing_is_saved(browser, anna, name, typed, theirs, read):
    sent = shown(browser, edit(anna))
    elsewhere(anna, **{name: theirs})
    page = browser.post(edit(anna), {**sent, name: typed, "company": "Acme"})
    words, form = page.content.decode(), page.context["form"]
    assert (page.status_code, SAID in words, read in words) == (409, True, True)
    assert (form[name].value(), form["company"].value()) == (typed, "Acme")
    assert Contact.objects.values_list(name, "company").get(pk=anna.pk) == (theirs, "")


@pytest.mark.parametrize(("take", "kept"), [([], "Mine"), (["notes"], "Theirs")])
def test_the_second_save_keeps_what_was_typed_or_what_is_taken(browser, anna, take, kept):
    sent = shown(browser, edit(anna))
    elsewhere(anna, notes="Theirs")
    page = browser.post(edit(anna), {**sent, "notes": "Mine"})
    again = {**sent, "notes": "Mine", "seen": page.context["form"]["seen"].value(), "take": take}
    assert browser.post(edit(anna), again).status_code == 302
    assert Contact.objects.get(pk=anna.pk).notes == kept


def test_the_same_change_in_both_tabs_is_no_question(browser, anna):
    sent = shown(browser, edit(anna))
    elsewhere(anna, notes="Same\nwords")
    assert browser.post(edit(anna), {**sent, "notes": "Same\r\nwords"}).status_code == 302


def test_a_third_change_is_asked_again(browser, anna):
    sent = shown(browser, edit(anna))
    elsewhere(anna, notes="Theirs")
    page = browser.post(edit(anna), {**sent, "notes": "Mine"})
    elsewhere(anna, notes="Newer still")
    page = browser.post(edit(anna), {**sent, "notes": "Mine", "seen": page.context["form"]["seen"].value()})
    assert (page.status_code, "Newer still" in page.content.decode()) == (409, True)


def test_both_texts_stay_while_something_else_is_wrong(browser, anna):
    sent = shown(browser, edit(anna))
    elsewhere(anna, notes="Theirs")
    page = browser.post(edit(anna), {**sent, "notes": "Mine", "email": "none"})
    words = page.content.decode()
    assert (page.status_code, SAID in words, "valid email" in words) == (409, True, True)


@pytest.mark.parametrize("seen", ["", "x", "[]", "1", '{"notes": 3}'])
def test_marks_that_say_nothing_break_nothing(browser, anna, seen):
    assert browser.post(edit(anna), {**shown(browser, edit(anna)), "seen": seen}).status_code in (302, 409)


def test_a_group_is_told_by_its_name(browser, clara, anna):
    others = [clara.contact_groups.create(name=name) for name in ("Wider", "Choir")]
    sent = shown(browser, edit(anna))
    elsewhere(anna, group=others[0])
    page = browser.post(edit(anna), {**sent, "group": others[1].pk})
    assert [(each.label, each.theirs) for each in page.context["form"].conflicts] == [("How close are you?", "Wider")]


def test_a_group_renamed_in_another_tab_keeps_its_name(browser, clara):
    group = clara.contact_groups.create(name="Choir", rhythm_days=21)
    url = reverse("networking:group", args=[group.pk])
    sent = shown(browser, url)
    elsewhere(group, name="Singers")
    assert browser.post(url, {**sent, "rhythm_days": "42"}).status_code == 302
    assert ContactGroup.objects.values_list("name", "rhythm_days").get(pk=group.pk) == ("Singers", 42)
    page = browser.post(url, {**sent, "name": "Band"})
    assert (page.status_code, SAID in page.content.decode()) == (409, True)


def test_a_step_of_the_search_keeps_its_day_and_what_another_tab_saved(browser, clara):
    step = search_step(clara, on=date(2026, 11, 3), company="Best", result="")
    url = reverse("networking:search_step", args=[step.pk])
    sent = shown(browser, url)
    elsewhere(step, result="Interview")
    assert browser.post(url, {**sent, "company": "Best Ltd"}).status_code == 302
    assert SearchStep.objects.values_list("on", "company", "result").get() == (date(2026, 11, 3), "Best Ltd", "Interview")
    page = browser.post(url, {**sent, "result": "Nothing"})
    assert (page.status_code, page.context["form"]["result"].value()) == (409, "Nothing")


def test_a_promise_moved_in_another_tab_is_asked(browser, anna):
    found = promise(anna, due=TODAY)
    url = reverse("networking:promise_move", args=[found.pk])
    sent = shown(browser, url)
    elsewhere(found, due=TODAY + 3 * DAY)
    page = browser.post(url, {**sent, "due": (TODAY + 9 * DAY).isoformat()})
    found.refresh_from_db()
    assert (page.status_code, found.due) == (409, TODAY + 3 * DAY)


def test_a_note_corrected_in_another_tab_is_asked(browser, anna):
    found = touch(anna, note="First")
    url = reverse("networking:edit_touch", args=[found.pk])
    sent = shown(browser, url)
    elsewhere(found, note="Theirs")
    assert browser.post(url, {**sent, "kind": "call"}).status_code == 302
    found.refresh_from_db()
    assert (found.kind, found.note) == ("call", "Theirs")
    page = browser.post(url, {**sent, "note": "Mine"})
    assert (page.status_code, SAID in page.content.decode()) == (409, True)


def test_someone_new_is_compared_with_nothing(browser, clara):
    sent = shown(browser, reverse("networking:add"))
    assert sent.get("seen", "") == ""
    browser.post(reverse("networking:add"), {**sent, "name": "Ben"})
    assert clara.contacts.filter(name="Ben").exists()
