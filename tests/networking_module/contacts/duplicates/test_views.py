import pytest
from django.urls import reverse

from networking_module.contacts.models import Contact
from tests.networking_module.factories import contact, touch


@pytest.fixture
def pair(clara):
    one = contact(clara, "Anna Berg", company="Acme", notes="Tall", email="anna@acme.com")
    other = contact(clara, "Anna Berg", company="ACME, Inc.", notes="Kind", role="Engineer", email="Anna@acme.com")
    return one, other


def address(pair):
    return reverse("networking:merge", args=[each.pk for each in pair])


def test_pairs_are_shown_with_a_way_to_compare(signed_in, clara, pair):
    assert address(pair) in signed_in(clara).get(reverse("networking:twins")).content.decode()


def test_nobody_twice_says_so(signed_in, clara):
    contact(clara)
    assert "Nobody is on your list twice." in signed_in(clara).get(reverse("networking:twins")).content.decode()


def test_only_what_differs_is_asked(signed_in, clara, pair):
    form = signed_in(clara).get(address(pair)).context["form"]
    assert list(form.fields) == ["company", "email", "notes"]
    assert form.alike() == [("Name", "Anna Berg"), ("What they do", "Engineer")]


def test_two_become_one_field_by_field_and_two_again(signed_in, clara, pair):
    one, other = pair
    touch(other, note="At the fair")
    browser = signed_in(clara)
    page = browser.post(address(pair), {"company": "other", "email": "one", "notes": "both"}, follow=True)
    found = Contact.objects.get()
    assert (found.pk, found.company, found.email, found.notes) == (one.pk, "ACME, Inc.", "anna@acme.com", "Tall\nKind")
    assert (found.role, found.touches.count()) == ("Engineer", 1)
    assert "Anna Berg is now one person" in page.content.decode()
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert [each.notes for each in Contact.objects.order_by("pk")] == ["Tall", "Kind"]


def test_without_an_answer_nothing_is_joined(signed_in, clara, pair):
    assert "Please check the following" in signed_in(clara).post(address(pair), {}).content.decode()
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
