import pytest
from django.urls import reverse

from networking_module.contacts.groups.tagging import set_tags
from networking_module.contacts.models import Contact
from tests.networking_module.factories import NOW, TODAY, contact, touch


@pytest.fixture
def pair(clara):
    one = contact(clara, "Anna Berg", company="Acme", notes="Tall", email="anna@acme.com")
    other = contact(clara, "Anna Berg", company="ACME, Inc.", notes="Kind", role="Engineer", email="Anna@acme.com")
    return one, other


def address(pair):
    return reverse("networking:merge", args=[each.pk for each in pair])


def merged(browser, pair, data, **options):
    """What the page answers on which the two are compared."""
    seen = browser.get(address(pair)).context["form"].marks
    return browser.post(address(pair), {"seen": seen, **data}, **options)


def test_pairs_are_shown_with_a_way_to_compare(signed_in, clara, pair):
    assert address(pair) in signed_in(clara).get(reverse("networking:twins")).content.decode()


def test_nobody_twice_says_so(signed_in, clara):
    contact(clara)
    assert "Nobody is on your list twice." in signed_in(clara).get(reverse("networking:twins")).content.decode()


def test_only_what_differs_is_asked(signed_in, clara, pair):
    form = signed_in(clara).get(address(pair)).context["form"]
    assert list(form.fields) == ["company", "email", "notes"]
    assert form.alike() == [("Name", "Anna Berg"), ("What they do", "Engineer")]


def test_both_texts_are_there_to_be_changed_and_what_becomes_of_the_rest_is_said(signed_in, clara, pair):
    notes = signed_in(clara).get(address(pair)).context["form"]["notes"]
    assert notes.value() == "Tall\nKind"
    assert notes.help_text == (
        "Both texts, one below the other. Change whatever you like. What you don't choose above becomes a line here, such as "
        "“Also: ACME, Inc. (company or school)”."
    )


def test_two_become_one_field_by_field_and_two_again(signed_in, clara, pair):
    one, other = pair
    touch(other, note="At the fair")
    browser = signed_in(clara)
    page = merged(browser, pair, {"company": "other", "email": "one", "notes": "Tall\r\nKind"}, follow=True)
    found = Contact.objects.get()
    assert (found.pk, found.company, found.email) == (one.pk, "ACME, Inc.", "anna@acme.com")
    assert found.notes == "Tall\nKind\nAlso: Acme (company or school)\nAlso: Anna@acme.com (email)"
    assert (found.role, found.touches.count()) == ("Engineer", 1)
    assert "Anna Berg is now one person" in page.content.decode()
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert [each.notes for each in Contact.objects.order_by("pk")] == ["Tall", "Kind"]


LINES = ("name", "company", "role", "email", "profile", "phone", "shared_school", "shared_employer", "shared_place")
VALUES = {
    "name": ("Anna Berg", "Anna Maria Berg"),
    "email": ("anna@acme.com", "maria@old.org"),
    "profile": ("https://linkedin.com/in/anna", "https://linkedin.com/in/maria"),
}


@pytest.mark.parametrize("chosen", ["one", "other"])
@pytest.mark.parametrize("name", LINES)
def test_a_line_that_is_not_chosen_goes_into_the_notes(signed_in, clara, name, chosen):
    values = VALUES.get(name, ("First", "Second"))
    pair = [contact(clara, **{"name": "Anna Berg", name: value}) for value in values]
    merged(signed_in(clara), pair, {name: chosen})
    taken, left = values if chosen == "one" else reversed(values)
    label = Contact._meta.get_field(name).verbose_name
    found = Contact.objects.get()
    assert (getattr(found, name), found.notes) == (taken, f"Also: {left} ({label})")


@pytest.mark.parametrize("name", ["how_we_met", "cares_about", "notes"])
def test_of_two_texts_both_are_kept_unless_the_client_changes_that(signed_in, clara, name):
    pair = [contact(clara, "Anna Berg", **{name: text}) for text in ("At the fair\nTall", "Tall\nBridges")]
    merged(signed_in(clara), pair, {})
    assert getattr(Contact.objects.get(), name) == "At the fair\nTall\nBridges"


@pytest.mark.parametrize(("name", "longest"), [("how_we_met", 2000), ("cares_about", 2000), ("notes", 5000)])
def test_texts_too_long_together_are_said_first_and_kept_as_typed(signed_in, clara, name, longest):
    pair = [contact(clara, "Anna Berg", **{name: sign * (longest - 100)}) for sign in "ab"]
    browser = signed_in(clara)
    said = browser.get(address(pair)).context["form"][name].help_text
    facts = f"One is {longest - 100} characters long and the other {longest - 100}. All of it would be {2 * longest - 199}"
    assert f"{facts}, and there is room for {longest}: please shorten it here" in said
    page = merged(browser, pair, {name: "c" * (longest + 1)})
    assert f"This is {longest + 1} characters long, and the limit is {longest}" in page.content.decode()
    assert page.context["form"][name].value() == "c" * (longest + 1)
    assert Contact.objects.count() == 2
    merged(browser, pair, {name: "c" * longest})
    assert getattr(Contact.objects.get(), name) == "c" * longest


def test_notes_have_to_leave_room_for_the_lines_that_go_into_them(signed_in, clara):
    pair = [contact(clara, "Anna Berg", email=f"anna@{place}.org", notes="x" * 4990) for place in ("new", "old")]
    page = merged(signed_in(clara), pair, {"email": "one", "notes": "x" * 4990})
    assert "With the lines that go into it this is 5017 characters long, and the limit is 5000" in page.content.decode()
    assert Contact.objects.count() == 2


def test_a_group_and_a_rhythm_are_choices_and_leave_no_line(signed_in, clara):
    close = clara.contact_groups.create(name="Close", rhythm_days=21)
    pair = [contact(clara, "Anna Berg", rhythm_days=42), contact(clara, "Anna Berg", group=close)]
    browser = signed_in(clara)
    form = browser.get(address(pair)).context["form"]
    assert [(name, form[name].initial, form.fields[name].choices) for name in form.fields] == [
        ("group", "other", [("one", "No group"), ("other", "Close")]),
        ("rhythm_days", "one", [("one", "every 6 weeks"), ("other", "Same as their group")]),
    ]
    merged(browser, pair, {"group": "other", "rhythm_days": "other"})
    found = Contact.objects.get()
    assert (found.group, found.rhythm_days, found.notes) == (close, None, "")


def test_tags_of_both_are_shown_as_what_stays(signed_in, clara, pair):
    for person, tag in zip(pair, ("soccer", "Design"), strict=True):
        set_tags(person, [tag])
    assert ("Your tags", "Design, soccer") in signed_in(clara).get(address(pair)).context["form"].alike()


def test_someone_in_the_archive_is_marked(signed_in, clara):
    pair = [contact(clara, "Anna Berg"), contact(clara, "Anna Berg", archived_at=NOW)]
    browser = signed_in(clara)
    pages = [browser.get(url).content.decode() for url in (reverse("networking:twins"), address(pair))]
    assert ["archived" in page for page in pages] == [True, True]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"profile": "https://linkedin.com/in/anna"}, "The same profile"),
        ({"email": "a@acme.com"}, "The same email address"),
        ({"company": "Acme"}, "The same name and company"),
        ({}, "Only the name is the same"),
    ],
)
def test_it_is_said_what_a_pair_shares(signed_in, clara, fields, said):
    for _each in range(2):
        contact(clara, "Anna Berg", **fields)
    assert f"<p>{said}</p>" in signed_in(clara).get(reverse("networking:twins")).content.decode()


def test_two_people_who_share_a_mailbox_share_only_the_address(signed_in, clara):
    for name in ("Anna", "Ben"):
        contact(clara, name, email="home@berg.org")
    said = signed_in(clara).get(reverse("networking:twins")).content.decode()
    assert "Only the email address is the same" in said


def test_pages_of_pairs_cost_the_same_for_3_and_300_people(signed_in, clara, queries_of):
    counts, browser = [], signed_in(clara)
    for number in (3, 297):
        people = (Contact(client=clara, name="Anna Berg", company=f"Acme {each}", added_on=TODAY) for each in range(number))
        Contact.objects.bulk_create(people)
        counts.append(queries_of(browser.get, f"{reverse('networking:twins')}?page=1"))
    assert counts[0] == counts[1]


def test_the_persons_page_names_the_other_and_stops_once_they_are_two(signed_in, clara):
    anna, other = contact(clara, "Anna Berg"), contact(clara, "Dr. Anna Berg", company="Acme", archived_at=NOW)
    browser, url = signed_in(clara), anna.get_absolute_url()
    said = "There is another Dr. Anna Berg on your list, Acme (archived)."
    assert said in browser.get(url).content.decode()
    answer = browser.post(reverse("networking:tell_apart", args=[anna.pk, other.pk]), {"next": url})
    assert answer.url == url
    assert said not in browser.get(url).content.decode()


def test_whoever_is_added_as_someone_else_is_told_apart(signed_in, clara):
    anna, browser = contact(clara, "Anna Berg"), signed_in(clara)
    asked = browser.post(reverse("networking:add"), {"name": "Anna Berg"}).content.decode()
    assert "There is another Anna Berg on your list." in asked
    browser.post(reverse("networking:add"), {"name": "Anna Berg", "anyway": "1"})
    assert clara.contacts.exclude(pk=anna.pk).get().not_the_same_as == [anna.pk]


def test_two_people_are_told_apart_from_the_page_that_compares_them(signed_in, clara, pair):
    apart = reverse("networking:tell_apart", args=[each.pk for each in pair])
    assert f'formaction="{apart}"' in signed_in(clara).get(address(pair)).content.decode()


def test_without_an_answer_nothing_is_joined(signed_in, clara, pair):
    assert "Please check the following" in merged(signed_in(clara), pair, {}).content.decode()
    assert Contact.objects.count() == 2


def test_someone_elses_person_is_not_found(signed_in, clara, mallory, pair):
    theirs = contact(mallory)
    for args in ([pair[0].pk, theirs.pk], [theirs.pk, pair[0].pk], [pair[0].pk, pair[0].pk]):
        assert signed_in(clara).get(reverse("networking:merge", args=args)).status_code == 404


@pytest.mark.parametrize("count", [0, 1, 3])
def test_other_than_two_ticked_people_cannot_be_one(signed_in, clara, count):
    picks = "&".join(f"pick={contact(clara).pk}" for _each in range(count))
    words = signed_in(clara).get(f"{reverse('networking:merge_ticked')}?{picks}", follow=True).content.decode()
    assert "Select exactly two people" in words


def test_two_people_with_one_name_are_told_apart_for_good_and_back(signed_in, clara, pair):
    browser = signed_in(clara)
    browser.post(reverse("networking:tell_apart", args=[each.pk for each in pair]))
    assert address(pair) not in browser.get(reverse("networking:twins")).content.decode()
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert address(pair) in browser.get(reverse("networking:twins")).content.decode()


CHANGED = "These two were changed on another page or device, so nothing is merged yet."


def after_a_change(browser, pair, data, change):
    """What the page answers when `change` happened in another tab after it was shown."""
    seen = browser.get(address(pair)).context["form"].marks
    change()
    return browser.post(address(pair), {"seen": seen, **data})


def changing(person, **fields):
    return lambda: Contact.objects.filter(pk=person.pk).update(**fields)


TYPED = {"company": "other", "email": "one", "notes": "Tall\r\nas a tree"}


@pytest.mark.parametrize("which", [0, 1])
def test_words_written_in_another_tab_come_after_what_was_typed_and_nothing_is_merged(signed_in, clara, pair, which):
    was, browser = pair[which].notes, signed_in(clara)
    page = after_a_change(browser, pair, TYPED, changing(pair[which], notes=f"{was}\r\nLikes boats"))
    assert (page.status_code, CHANGED in page.content.decode(), Contact.objects.count()) == (409, True, 2)
    form = page.context["form"]
    assert [form[name].value() for name in ("company", "email", "notes")] == ["other", "one", "Tall\nas a tree\nLikes boats"]
    browser.post(address(pair), {**TYPED, "seen": form.marks, "notes": form["notes"].value()})
    kept = Contact.objects.get().notes
    assert kept == "Tall\nas a tree\nLikes boats\nAlso: Acme (company or school)\nAlso: Anna@acme.com (email)"


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Anna Bergson"},
        {"company": "Elsewhere"},
        {"role": "Welder"},
        {"phone": "555"},
        {"profile": "https://acme.com/anna"},
        {"how_we_met": "At the fair"},
        {"cares_about": "Bridges"},
        {"shared_place": "Boise"},
        {"rhythm_days": 7},
        {"must_not_know": True},
        {"archived_at": NOW},
        {"last_touch_on": TODAY},
    ],
)
def test_whatever_differs_from_what_the_page_showed_nothing_is_merged(signed_in, clara, pair, fields):
    page = after_a_change(signed_in(clara), pair, TYPED, changing(pair[1], **fields))
    assert (page.status_code, Contact.objects.count()) == (409, 2)


def test_a_tag_or_group_given_in_another_tab_is_shown_before_anything_is_merged(signed_in, clara, pair):
    browser = signed_in(clara)
    page = after_a_change(browser, pair, TYPED, lambda: set_tags(pair[1], ["soccer"]))
    assert (page.status_code, ("Your tags", "soccer") in page.context["form"].alike()) == (409, True)
    group = clara.contact_groups.create(name="Close")
    page = after_a_change(browser, pair, TYPED, changing(pair[1], group=group))
    assert (page.status_code, page.context["form"]["group"].value()) == (409, "other")


def test_text_that_only_one_has_by_now_is_kept_as_typed(signed_in, clara):
    pair = [contact(clara, "Anna Berg", notes=text) for text in ("Tall", "Kind")]
    page = after_a_change(signed_in(clara), pair, {"notes": "Tall and kind"}, changing(pair[1], notes=""))
    assert (page.status_code, page.context["form"]["notes"].value()) == (409, "Tall and kind")


@pytest.mark.parametrize("seen", ["", "x", "[]", "{}", '{"all": 1, "lines": 2}'])
def test_a_page_that_does_not_say_what_it_showed_comes_again(signed_in, clara, pair, seen):
    page = signed_in(clara).post(address(pair), {**TYPED, "seen": seen})
    assert (page.status_code, Contact.objects.count()) == (409, 2)


def test_a_change_in_another_tab_is_said_where_nothing_is_asked(signed_in, clara):
    pair = [contact(clara, "Anna Berg"), contact(clara, "Anna Berg")]
    page = after_a_change(signed_in(clara), pair, {}, changing(pair[0], notes="Tall"))
    assert (page.status_code, CHANGED in page.content.decode(), Contact.objects.count()) == (409, True, 2)


def test_names_of_fields_keep_their_capitals(signed_in, clara):
    pair = [contact(clara, "Anna Berg", profile=f"https://linkedin.com/in/{name}") for name in "ab"]
    assert signed_in(clara).get(address(pair)).context["form"]["profile"].label == "LinkedIn or other profile"


def test_two_who_are_archived_are_no_question(signed_in, clara):
    pair = [contact(clara, "Anna Berg", archived_at=NOW) for _each in range(2)]
    browser = signed_in(clara)
    assert "Nobody is on your list twice." in browser.get(reverse("networking:twins")).content.decode()
    assert "There is another Anna Berg" not in browser.get(pair[0].get_absolute_url()).content.decode()


def test_names_that_are_not_the_same_are_said_to_be_much_the_same(signed_in, clara):
    for name in ("Anna B. Berg", "Anna Berg"):
        contact(clara, name)
    assert "<p>Their names are much the same</p>" in signed_in(clara).get(reverse("networking:twins")).content.decode()


def test_a_text_that_nothing_can_store_is_said_and_nobody_merged(signed_in, clara, pair):
    page = merged(signed_in(clara), pair, {"company": "other", "email": "one", "notes": "Tall\0"})
    assert "Null characters are not allowed." in page.content.decode()
    assert Contact.objects.count() == 2
