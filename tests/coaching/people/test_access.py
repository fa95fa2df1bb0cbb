from django.contrib.auth.models import AnonymousUser

from coaching.people.access import chosen_zone, clients_of
from coaching.people.models import Note
from coaching.people.own_entries import client_of


def test_clients_of_a_coach_are_the_own_ones(coach, clara, mallory):
    assert list(clients_of(coach.user)) == [clara]


def test_clients_of_the_owner_are_all(owner, clara, mallory):
    assert list(clients_of(owner.user)) == [clara, mallory]


def test_clients_of_an_editor_are_none(editor, clara):
    assert list(clients_of(editor)) == []


def test_clients_of_a_client_are_none(clara):
    assert list(clients_of(clara.user)) == []


def test_clients_of_a_visitor_are_none(clara):
    assert list(clients_of(AnonymousUser())) == []


def test_notes_are_visible_to_the_own_coach_alone(coach, other_coach, clara):
    note = Note.objects.create(client=clara, author=coach.user, text="Shy at first.")
    assert list(Note.objects.visible_to(coach.user)) == [note]
    assert list(Note.objects.visible_to(other_coach.user)) == []


def asks(rf, user):
    request = rf.get("/")
    request.user = user
    return request


def test_the_zone_of_a_signed_in_person_is_the_clients_or_else_the_coachs(rf, clara, coach, other_coach, editor):
    clara.timezone = "Pacific/Auckland"
    clara.save()
    found = [chosen_zone(asks(rf, user)) for user in (clara.user, other_coach.user, editor, AnonymousUser())]
    assert found == ["Pacific/Auckland", "Europe/Berlin", None, None]


def test_who_is_signed_in_is_looked_up_once_a_request(rf, clara, django_assert_num_queries):
    request = asks(rf, clara.user)
    with django_assert_num_queries(1):
        assert [client_of(request), client_of(request)] == [clara, clara]
    assert chosen_zone(request) == clara.timezone
