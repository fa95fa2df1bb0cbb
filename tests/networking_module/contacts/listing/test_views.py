import pytest
from django.urls import reverse

from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.groups.tagging import set_tags
from networking_module.contacts.models import Contact
from tests.networking_module.factories import NOW, TODAY, contact

pytestmark = pytest.mark.services

EVERYONE, BULK = "/me/networking/people/all/", "/me/networking/people/all/change/"


@pytest.fixture
def three(clara):
    return [contact(clara, name) for name in ("Anna", "Ben", "Cleo")]


def change(browser, people, what, question="", **more):
    data = {"pick": [each.pk for each in people], "what": what, **more}
    return browser.post(f"{BULK}{question}", data, follow=True)


def test_everyone_costs_the_same_queries_for_3_and_3000(signed_in, clara, queries_of):
    browser, counts = signed_in(clara), []
    for number in (3, 2997):
        group = groups_of(clara)[0]
        for each in Contact.objects.bulk_create(
            [Contact(client=clara, name="Anna", group=group, added_on=TODAY) for _each in range(number)]
        ):
            if each.pk % 400 == 0:
                set_tags(each, ["design", "soccer"])
        set_tags(clara.contacts.first(), ["design"])
        counts.append(queries_of(browser.get, f"{EVERYONE}?q=an&sort=next"))
    assert counts[0] == counts[1]


def test_pages_keep_the_question(signed_in, clara):
    Contact.objects.bulk_create([Contact(client=clara, name=f"Anna {number:02}", added_on=TODAY) for number in range(26)])
    words = signed_in(clara).get(f"{EVERYONE}?q=anna&sort=new").content.decode()
    assert "?q=anna&amp;sort=new&amp;page=2" in words
    assert "All 26 matches" in words


@pytest.mark.parametrize(
    ("what", "said", "value"),
    [
        ("group:{close}", "2 people are now in “Close”.", ("group__name", "Close")),
        ("rhythm:14", "Changed for 2 people: every 2 weeks.", ("rhythm_days", 14)),
        ("rhythm:0", "Changed for 2 people: without a rhythm.", ("rhythm_days", 0)),
        ("resting:1", "2 people are now resting.", ("resting", True)),
        ("word:", "2 people now have “fair”.", ("tags__name", "fair")),
    ],
)
def test_ticked_people_are_changed_counted_and_changed_back(signed_in, clara, three, what, said, value):
    browser, name = signed_in(clara), value[0]
    what = what.format(close=groups_of(clara)[0].pk)
    page = change(browser, three[:2], what, new_word="fair")
    assert said in page.content.decode()
    assert [row == value[1] for row in clara.contacts.values_list(name, flat=True)] == [True, True, False]
    assert "Everything is as it was." in undo(browser, clara)
    assert [row == value[1] for row in clara.contacts.values_list(name, flat=True)] == [False, False, False]


def undo(browser, client):
    url = reverse("networking:undo", args=[client.last_changes.get().pk])
    return browser.post(url, follow=True).content.decode()


def test_people_are_put_away_and_brought_back(signed_in, clara, three):
    browser = signed_in(clara)
    assert "3 people are archived." in change(browser, three, "away:1").content.decode()
    assert clara.contacts.current().count() == 0
    assert "1 person is back on your list." in change(browser, three[:1], "away:", "?state=away").content.decode()
    assert clara.contacts.current().get() == three[0]


def test_a_word_and_a_group_can_be_taken_away(signed_in, clara, three):
    browser = signed_in(clara)
    set_tags(three[0], ["design"])
    tag = clara.contact_tags.get()
    assert "“design” is removed from 1 person." in change(browser, three, f"wordless:{tag.pk}").content.decode()
    clara.contacts.update(group=groups_of(clara)[0])
    assert "3 people are now in no group." in change(browser, three, "group:").content.decode()


def test_all_that_were_found_are_more_than_the_page(signed_in, clara):
    Contact.objects.bulk_create([Contact(client=clara, name=f"Anna {number}", added_on=TODAY) for number in range(30)])
    contact(clara, "Ben")
    data = {"all": "1", "what": "rhythm:7"}
    words = signed_in(clara).post(f"{BULK}?q=anna", data, follow=True).content.decode()
    assert "Changed for 30 people: every week." in words
    assert clara.contacts.get(name="Ben").rhythm_days is None


def test_the_question_is_kept_after_a_change(signed_in, clara, three):
    answer = change(signed_in(clara), three[:1], "resting:1", "?q=a&sort=new&page=1")
    assert answer.redirect_chain[-1][0] == f"{EVERYONE}?q=a&sort=new"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"what": "resting:1"}, "Nobody is selected yet."),
        ({"what": "resting:1", "pick": ["x", "-1", "9" * 30]}, "Nobody is selected yet."),
        ({"pick": "{anna}", "what": ""}, "Choose what to do with them."),
        ({"pick": "{anna}", "what": "away:nonsense"}, "Select a valid choice"),
        ({"pick": "{anna}", "what": "word:", "new_word": " , "}, "Write the tag you would like to give them."),
        ({"pick": "{anna}", "what": "resting:"}, "so nothing changed"),
    ],
)
def test_what_cannot_be_done_is_said_and_the_ticks_stay(signed_in, clara, three, data, said):
    data = {name: value if isinstance(value, list) else value.format(anna=three[0].pk) for name, value in data.items()}
    words = signed_in(clara).post(BULK, data, follow=True).content.decode()
    assert said in words
    if isinstance(data.get("pick"), str) and said != "so nothing changed":
        assert f'value="{three[0].pk}" checked' in words


def test_people_of_another_client_are_not_changed(signed_in, clara, mallory):
    theirs = contact(mallory, "Mo")
    change(signed_in(clara), [theirs], "resting:1")
    theirs.refresh_from_db()
    assert theirs.resting is False


def test_groups_of_another_client_are_no_choice(signed_in, clara, mallory, three):
    words = change(signed_in(clara), three, f"group:{groups_of(mallory)[0].pk}").content.decode()
    assert "Select a valid choice" in words


@pytest.mark.parametrize(("what", "path"), [("together:", "/people/together/"), ("one:", "/people/twice/ticked/")])
def test_some_things_are_done_on_a_page_of_their_own(signed_in, clara, three, what, path):
    data = {"pick": [each.pk for each in three], "what": what}
    answer = signed_in(clara).post(BULK, data)
    assert answer.url == f"/me/networking{path}?pick={three[0].pk}&pick={three[1].pk}&pick={three[2].pk}"


@pytest.mark.parametrize("asked", ["Acme", "ACME, Inc.", "the acme company"])
def test_a_company_is_found_in_any_writing(signed_in, clara, asked):
    contact(clara, "Anna", company="Acme Corp.")
    contact(clara, "Ben", company="Acme Labs")
    words = signed_in(clara).get(reverse("networking:at_company"), {"company": asked}).content.decode()
    assert "Anna" in words
    assert "Ben" not in words


def test_no_one_at_a_company_says_so_and_offers_to_add(signed_in, clara):
    contact(clara, "Ben", company="Acme Labs")
    words = signed_in(clara).get(reverse("networking:at_company"), {"company": "Acme & Co"}).content.decode()
    assert "At Acme &amp; Co: nobody on your list." in words
    assert f"{reverse('networking:add')}?company=Acme" in words


def test_add_from_there_has_the_company_filled_in(signed_in, clara):
    assert 'value="Acme"' in signed_in(clara).get(f"{reverse('networking:add')}?company=Acme").content.decode()


def test_someone_put_away_is_still_known_at_a_company(signed_in, clara):
    contact(clara, "Anna", company="Acme", archived_at=NOW)
    words = signed_in(clara).get(reverse("networking:at_company"), {"company": "Acme"}).content.decode()
    assert "archived" in words


def test_without_a_company_only_the_question_is_shown(signed_in, clara):
    contact(clara, "Anna")
    words = signed_in(clara).get(reverse("networking:at_company"), {"company": " "}).content.decode()
    assert "Anna" not in words
