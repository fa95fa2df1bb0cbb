"""Someone who is the client of two coaches: one account, an entry each."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from coaching.files.models import SharedFile
from coaching.people import invitations
from coaching.people.links import INVITATION, own_page
from coaching.people.models import Invitation
from coaching.people.own_entries import client_of
from coaching.testimonials import asking
from tests import factories

HOME = reverse("client_area:home")


@pytest.fixture
def with_other(clara, other_coach):
    """Clara's entry with another coach, who has invited her to the same address and whose invitation she took."""
    found = factories.client(coach=other_coach, with_account=False, name="Clara L.", email=clara.email)
    invitations.accept(invitation=invitations.invite(client=found))
    type(found).objects.filter(pk=found.pk).update(welcomed_at=timezone.now())
    found.refresh_from_db()
    return found


def coach_shown(page):
    return page.context["request"].client.coach.name


def test_both_entries_are_of_one_account(clara, with_other):
    assert with_other.user == clara.user


def test_home_is_about_the_first_and_leads_to_the_other(clara, with_other, signed_in):
    page = signed_in(clara).get(HOME)
    assert coach_shown(page) == clara.coach.name
    assert f'href="{HOME}?with={with_other.pk}"' in page.content.decode()


def test_the_choice_is_kept_on_every_page(clara, with_other, signed_in):
    browser = signed_in(clara)
    browser.get(HOME, {"with": with_other.pk})
    assert coach_shown(browser.get(reverse("payments:sessions"))) == with_other.coach.name
    browser.get(HOME, {"with": clara.pk})
    assert coach_shown(browser.get(HOME)) == clara.coach.name


@pytest.mark.parametrize("odd", ["", "x", "0", "999999", "-1", "1" * 40, "\x00"])
def test_an_odd_choice_changes_nothing(clara, with_other, signed_in, odd):
    assert coach_shown(signed_in(clara).get(HOME, {"with": odd})) == clara.coach.name


def test_somebody_elses_entry_can_not_be_chosen(clara, with_other, mallory, signed_in):
    browser = signed_in(clara)
    assert coach_shown(browser.get(HOME, {"with": mallory.pk})) == clara.coach.name
    assert coach_shown(browser.get(HOME)) == clara.coach.name


def test_one_coach_alone_is_never_named_apart(clara, mallory, signed_in):
    page = signed_in(clara).get(HOME, {"with": clara.pk})
    assert "?with=" not in page.content.decode()


def test_an_address_of_a_row_goes_to_the_entry_that_it_is_about(clara, with_other, signed_in):
    asked = asking.ask(client=with_other, by=with_other.coach.user, now=timezone.now())
    browser = signed_in(clara)
    assert browser.get(reverse("testimonials:page", args=[asked.pk])).status_code == 200
    assert coach_shown(browser.get(HOME)) == with_other.coach.name


def test_an_address_that_is_about_none_of_them_leaves_the_choice(clara, with_other, mallory, signed_in):
    asked = asking.ask(client=mallory, by=mallory.coach.user, now=timezone.now())
    browser = signed_in(clara)
    assert browser.get(reverse("testimonials:page", args=[asked.pk])).status_code == 404
    assert coach_shown(browser.get(HOME)) == clara.coach.name


def test_an_email_leads_to_the_entry_that_it_is_about(clara, with_other):
    assert own_page(with_other, "payments:sessions").endswith(f"/me/sessions/?with={with_other.pk}")


def test_an_email_to_whom_has_one_coach_names_none(clara):
    assert own_page(clara, "payments:sessions").endswith("/me/sessions/")


def test_a_second_coach_is_added_to_the_account_that_is_signed_in(clara, other_coach, signed_in):
    found = factories.client(coach=other_coach, with_account=False, email=clara.email)
    address = INVITATION.url(invitations.invite(client=found))
    browser = signed_in(clara)
    page = browser.get(address).content.decode()
    assert (f"Add {other_coach.name} to my account" in page, "signs you out" in page) == (True, False)
    assert browser.post(address).url == f"{HOME}?with={found.pk}"
    assert browser.session["_auth_user_id"] == str(clara.user_id)


def test_somebody_elses_invitation_says_that_it_signs_out(mallory, other_coach, signed_in):
    found = factories.client(coach=other_coach, with_account=False)
    page = signed_in(mallory).get(INVITATION.url(invitations.invite(client=found))).content.decode()
    assert "Opening this account signs you out of that one." in page


def test_what_is_given_reaches_the_coach_who_was_chosen(clara, with_other, signed_in):
    browser = signed_in(clara)
    browser.get(HOME, {"with": with_other.pk})
    page = browser.get(reverse("files:mine"))
    key = page.context["form"]["key"].value()
    browser.post(reverse("files:mine"), {"file": SimpleUploadedFile("plan.txt", b"words"), "key": key})
    assert [each.client for each in SharedFile.objects.all()] == [with_other]


def test_asking_who_is_signed_in_takes_one_query(clara, with_other, rf, django_assert_num_queries):
    request = rf.get("/")
    request.user, request.session = clara.user, {}
    with django_assert_num_queries(1):
        assert (client_of(request), request.other_entries, client_of(request)) == (clara, [with_other], clara)
    assert Invitation.objects.count() == 1
