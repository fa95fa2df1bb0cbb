"""The shared library: what is published every coach may give; whoever wrote it, or an owner, changes it; a copy is one's own."""

import pytest
from django.urls import reverse

from coaching.exercises.authorship import may_change, visible
from coaching.exercises.models import Exercise, Program

EDIT, COPY, LIST, DELETE, HISTORY = (
    f"wagtailsnippets_coaching_exercise:{name}" for name in ("edit", "copy", "list", "delete", "history")
)


@pytest.fixture
def exercise(coach):
    """`exercise(**fields)`, Dana's and published unless told otherwise."""

    def make(**fields):
        return Exercise.objects.create(**{"title": "Prepare", "author": coach.user, "live": True, **fields})

    return make


def opens(browser, name, row):
    return browser.get(reverse(name, args=[row.pk])).status_code == 200


def test_its_author_and_an_owner_change_it_and_nobody_else(exercise, coach, other_coach, owner):
    found = exercise()
    assert [may_change(each.user, found) for each in (coach, other_coach, owner)] == [True, False, True]


def test_what_a_module_brought_is_the_owners_to_change(exercise, coach, owner):
    found = exercise(author=None, key="module:one")
    assert [may_change(each.user, found) for each in (coach, owner)] == [False, True]


def test_drafts_are_their_authors(exercise, coach, other_coach, owner):
    exercise(title="Draft", live=False)
    exercise(title="Shared")
    titles = {each: set(visible(each.user, Exercise.objects.all()).values_list("title", flat=True)) for each in (coach, owner)}
    assert titles == {coach: {"Draft", "Shared"}, owner: {"Draft", "Shared"}}
    assert list(visible(other_coach.user, Exercise.objects.all()).values_list("title", flat=True)) == ["Shared"]


@pytest.mark.parametrize("name", [EDIT, DELETE])
def test_wagtails_screens_that_change_it_are_its_authors(signed_in, exercise, coach, other_coach, owner, name):
    found = exercise()
    assert [opens(signed_in(each), name, found) for each in (coach, other_coach, owner)] == [True, False, True]


def test_sending_to_wagtails_form_changes_nothing_of_anothers(signed_in, exercise, other_coach):
    found = exercise()
    signed_in(other_coach).post(reverse(EDIT, args=[found.pk]), {"title": "Mine now", "action-publish": "1"})
    signed_in(other_coach).post(reverse("wagtailsnippets_coaching_exercise:unpublish", args=[found.pk]))
    found.refresh_from_db()
    assert (found.title, found.live) == ("Prepare", True)


@pytest.mark.parametrize("name", [COPY, HISTORY, "exercises_admin:look"])
def test_another_coach_looks_at_what_is_shared_and_at_no_draft(signed_in, exercise, other_coach, name):
    browser = signed_in(other_coach)
    assert [opens(browser, name, exercise(live=live)) for live in (True, False)] == [True, False]


def test_the_list_has_no_one_elses_drafts(signed_in, exercise, coach, other_coach):
    exercise(title="Half a thought", live=False)
    exercise(title="Ready")
    pages = {each: signed_in(each).get(reverse(LIST)).content.decode() for each in (coach, other_coach)}
    assert [("Half a thought" in page, "Ready" in page) for page in pages.values()] == [(True, True), (False, True)]


def test_the_list_names_authors_where_there_are_several(signed_in, exercise, coach, other_coach):
    exercise()
    page = signed_in(other_coach).get(reverse(LIST)).content.decode()
    assert ("Dana Reyes" in page, "Author" in page) == (True, True)


def test_a_coach_alone_meets_no_author(signed_in, exercise, coach):
    exercise()
    page = signed_in(coach).get(reverse(LIST)).content.decode()
    assert ("Dana Reyes" in page.split("<main")[1], "Author" in page) == (False, False)


def test_the_list_is_narrowed_by_author(signed_in, exercise, coach, other_coach, owner):
    exercise(title="By Dana")
    exercise(title="By Omar", author=other_coach.user)
    page = signed_in(owner).get(reverse(LIST), {"author": other_coach.user.pk}).content.decode()
    assert ("By Omar" in page, "By Dana" in page) == (True, False)


def test_the_list_costs_the_same_for_3_and_30(signed_in, exercise, other_coach, django_assert_max_num_queries):
    browser, counts = signed_in(other_coach), []
    browser.get(reverse(LIST))
    for number in (3, 15):
        for each in range(number):
            exercise(title=f"{number} {each}")
        with django_assert_max_num_queries(60) as queries:
            browser.get(reverse(LIST))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_copy_is_ones_own(signed_in, other_coach, coach):
    program = Program.objects.create(title="Six weeks", author=coach.user)
    signed_in(other_coach).post(reverse("exercises_admin:copy_program", args=[program.pk]))
    assert [each.author for each in Program.objects.order_by("pk")] == [coach.user, other_coach.user]


def test_an_older_revision_changes_no_author(exercise, coach):
    found = exercise(author=None)
    revision = found.save_revision()
    Exercise.objects.filter(pk=found.pk).update(author=coach.user)
    revision.refresh_from_db()
    revision.publish()
    assert Exercise.objects.get().author == coach.user


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_packages_are_the_owners(signed_in, coach, owner, name):
    from coaching.payments.models import Package

    package = Package.objects.create(title="Four sessions", sessions=4, price=100)
    screen = f"wagtailsnippets_coaching_package:{name}"
    assert [opens(signed_in(each), screen, package) for each in (coach, owner)] == [False, True]
    assert signed_in(coach).get(reverse("wagtailsnippets_coaching_package:add")).status_code != 200
    assert signed_in(coach).get(reverse("wagtailsnippets_coaching_package:list")).status_code == 200


def test_settings_are_the_owners(signed_in, coach, owner):
    url = reverse("wagtailsettings:edit", args=["coaching", "practicesettings"])
    assert [signed_in(each).get(url, follow=True).status_code for each in (owner,)] == [200]
    assert signed_in(coach).get(url).status_code in {302, 403, 404}
