from django.urls import reverse

COACHES = "wagtailsnippets_coaching_coach:list"


def test_the_owner_finds_the_coaches(signed_in, owner):
    assert signed_in(owner).get(reverse(COACHES)).status_code == 200


def test_a_coach_does_not_edit_coaches(signed_in, coach):
    assert signed_in(coach).get(reverse(COACHES)).status_code == 302
