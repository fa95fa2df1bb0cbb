"""A second file about people who are on the list already: what is empty is filled in by choice, and nothing is written over."""

from django.urls import reverse

from networking_module.contacts.importing import adding, choosing, undoing
from networking_module.contacts.importing.person import Person
from networking_module.contacts.models import Contact, FilledIn
from tests.networking_module.contacts.importing.steps import bring_in, show, words
from tests.networking_module.contacts.importing.test_adding import everyone_of, take_in
from tests.networking_module.factories import NOW, contact

PROFILE = "https://www.linkedin.com/in/anna"
ANNA = Person("Anna Berg", "Acme", email="a@example.org", phone="+49 30 1")


def fill_in(client, *people):
    found = take_in(client, *people)
    choosing.tick_all(contact_import=found, ticked=True, show="more")
    adding.start(contact_import=found, now=NOW)
    found.refresh_from_db()
    return found


def details(someone):
    someone.refresh_from_db()
    return someone.company, someone.role, someone.email, someone.phone, someone.profile


def test_what_is_empty_is_filled_in_for_whom_the_client_selects(clara):
    anna, ben = (contact(clara, name, company="Acme", profile="") for name in ("Anna Berg", "Ben Ode"))
    found = take_in(clara, ANNA, Person("Ben Ode", "Acme", phone="2"))
    choosing.tick(contact_import=found, shown=[1, 2], ticked=[1])
    adding.start(contact_import=found, now=NOW)
    found.refresh_from_db()
    assert details(anna) == ("Acme", "", "a@example.org", "+49 30 1", "")
    assert details(ben) == ("Acme", "", "", "", "")
    assert (found.added, found.known, found.filled, found.left_out) == (0, 2, 1, 0)


def test_nothing_is_written_over_and_what_differs_is_said(clara):
    anna = contact(clara, "Anna Berg", company="Acme", profile=PROFILE, email="old@example.org")
    found = fill_in(clara, Person("Anna Berg", "Blue", "Boss", "new@example.org", "1", PROFILE))
    assert details(anna) == ("Acme", "Boss", "old@example.org", "1", PROFILE)
    assert found.filled == 1
    again = take_in(clara, Person("Anna Berg", "Blue", email="new@example.org", profile=PROFILE)).rows.get()
    assert (again.fills, again.differs) == ("", True)


def test_one_number_in_two_writings_does_not_differ(clara):
    contact(clara, "Anna Berg", company="Acme", phone="+49 30-1")
    assert take_in(clara, Person("Anna Berg", "Acme", phone="+49 (30) 1")).rows.get().differs is False


def test_what_was_written_meanwhile_stays(clara):
    anna = contact(clara, "Anna Berg", company="Acme")
    found = take_in(clara, ANNA)
    choosing.tick_all(contact_import=found, ticked=True, show="more")
    Contact.objects.filter(pk=anna.pk).update(email="mine@example.org")
    adding.start(contact_import=found, now=NOW)
    assert details(anna)[2:4] == ("mine@example.org", "+49 30 1")


def test_undoing_takes_back_what_was_filled_in_and_not_changed_since(clara):
    anna = contact(clara, "Anna Berg", company="Acme")
    found = fill_in(clara, ANNA)
    Contact.objects.filter(pk=anna.pk).update(phone="mine")
    undoing.undo(contact_import=found, now=NOW)
    assert details(anna) == ("Acme", "", "", "mine", "")
    assert FilledIn.objects.count() == 0


def test_whoever_got_details_from_a_later_file_still_goes_with_their_own(clara):
    first = everyone_of(take_in(clara, Person("Anna Berg", "Acme")))
    fill_in(clara, ANNA)
    assert undoing.undo(contact_import=first, now=NOW).removed == 1


def test_profile_that_is_filled_in_is_known_from_then_on(clara):
    contact(clara, "Anna Berg", company="Acme")
    fill_in(clara, Person("Anna Berg", "Acme", profile=PROFILE))
    assert take_in(clara, Person("A. Berg", profile=PROFILE)).rows.get().known == "profile"


def test_details_of_others_are_never_touched(clara, mallory):
    theirs = contact(mallory, "Anna Berg", company="Acme")
    contact(clara, "Anna Berg", company="Acme")
    fill_in(clara, ANNA)
    assert details(theirs) == ("Acme", "", "", "", "")


def test_second_line_of_one_person_completes_the_first(browser):
    rows = f"Anna,Berg,{PROFILE},,Acme,,\nAnna,Berg,{PROFILE}/,a@example.org,Blue,Boss,05 Mar 2024\n"
    [anna] = bring_in(browser, f"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n{rows}")
    assert (anna.company, anna.role, anna.email, anna.connected_on) == ("Acme", "Boss", "a@example.org", "2024-03-05")
    assert anna.notes == "Company: Blue"


def test_filling_in_takes_as_many_queries_for_many_as_for_few(clara, django_assert_max_num_queries):
    for number in range(40):
        contact(clara, f"Anna Berg {number}", company="Acme")
    found = take_in(clara, *(Person(f"Anna Berg {number}", "Acme", email=f"a{number}@example.org") for number in range(40)))
    choosing.tick_all(contact_import=found, ticked=True, show="more")
    with django_assert_max_num_queries(25):
        adding.start(contact_import=found, now=NOW)
    assert Contact.objects.exclude(email="").count() == 40


def test_page_offers_details_of_people_who_are_known_and_shows_them(browser, clara):
    contact(clara, "Anna Berg", company="Acme")
    page = show(browser, "Name,Company,Email\nAnna Berg,Acme,a@example.org\n")
    said = words(page)
    assert "1 person you know has something here that your list doesn't have yet" in said
    assert "<strong>New for your list:</strong> a@example.org" in said
    assert "There is nothing to add" not in said
    address = reverse("networking:import_choose", args=[page.context["import"].pk])
    browser.post(address, {"go": "tick_all", "show": "more"})
    done = words(browser.post(address, {"go": "add", "show": "more"}, follow=True))
    assert "1 person you know has new details" in done
    assert "Take these details off my list" in done


def test_page_of_a_file_that_brings_nothing_shows_who_is_known(browser, clara):
    contact(clara, "Anna Berg", company="Acme", email="a@example.org")
    said = words(show(browser, "Name,Company,Email\nAnna Berg,Acme,a@example.org\n,Blue,b@example.org\n"))
    assert "Everyone with a name in this file is already on your list." in said
    assert "On your list, with the same email address" in said
