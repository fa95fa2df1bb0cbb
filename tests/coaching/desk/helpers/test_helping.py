import pytest
from django.contrib.auth import get_user_model

from coaching.desk.helpers import helping
from coaching.desk.helpers.people import helpers, is_paused
from coaching.desk.helpers.roles import roles_of
from coaching.mail.models import Message
from coaching.people import groups, invitations
from coaching.people.access import clients_of, is_owner
from coaching.people.models import Coach
from tests import factories
from tests.coaching.booking.factories import appointment_type

User = get_user_model()
PAGES = {"name": "Mara Lind", "email": "mara@example.org", "roles": ["pages"]}


@pytest.fixture
def mara(owner):
    return helping.invite(by=owner.user, **PAGES)


def roles(person):
    return [role.slug for role in roles_of(helpers().get(pk=person.pk))]


def fresh(person):
    return User.objects.get(pk=person.pk)


def test_an_editor_is_invited_by_email_with_no_password(owner, mara, mailoutbox):
    assert (mara.get_full_name(), mara.has_usable_password(), roles(mara)) == ("Mara Lind", False, ["pages"])
    assert [message.to for message in mailoutbox] == [["mara@example.org"]]
    assert "may edit pages" in mailoutbox[0].body


def test_an_editor_sees_no_client(clara, mara):
    assert fresh(mara).has_perm("wagtailadmin.access_admin")
    assert not clients_of(fresh(mara)).exists()


def test_another_coach_gets_a_calendar_and_no_client_of_others(owner, clara):
    paul = helping.invite(name="Paul Ito", email="paul@example.org", roles=["coaching"], by=owner.user)
    coach = Coach.objects.get(user=paul)
    assert (coach.name, coach.slug, coach.email) == ("Paul Ito", "paul-ito", "paul@example.org")
    assert not clients_of(fresh(paul)).exists()


def test_two_coaches_of_one_name_have_two_addresses(owner):
    for email in ("paul@example.org", "other@example.org"):
        helping.invite(name="Paul Ito", email=email, roles=["coaching"], by=owner.user)
    assert list(Coach.objects.filter(name="Paul Ito").values_list("slug", flat=True)) == ["paul-ito", "paul-ito-2"]


def test_an_account_of_a_client_is_theirs(owner, clara):
    person = helping.invite(name="Clara", email=clara.user.email.upper(), roles=["pages"], by=owner.user)
    assert person == clara.user


@pytest.mark.parametrize("email", ["Mara@Example.org", "dana-reyes@example.org"])
def test_someone_who_helps_is_not_invited_twice(owner, coach, mara, email):
    with pytest.raises(helping.HelpsAlready):
        helping.invite(name="X", email=email, roles=["pages"], by=owner.user)
    assert Message.objects.filter(kind="desk.helper_invited").count() == 1


def test_an_address_that_an_account_once_had_gets_an_account_of_its_own(owner):
    User.objects.create_user(username="mara@example.org", email="new@example.org")
    assert helping.invite(by=owner.user, **PAGES).email == "mara@example.org"


def test_someone_paused_cannot_sign_in_or_be_booked_until_they_go_on(owner, coach):
    call = appointment_type(coach=coach)
    helping.pause(person=coach.user, by=owner.user)
    assert (fresh(coach.user).is_active, list(type(call).objects.bookable())) == (False, [])
    assert list(Coach.objects.taking_bookings()) == [owner]
    helping.resume(person=coach.user)
    assert (fresh(coach.user).is_active, list(type(call).objects.bookable())) == (True, [call])


def test_pausing_leaves_what_they_may_do(owner, mara):
    helping.pause(person=mara, by=owner.user)
    assert roles(mara) == ["pages"]


def test_what_someone_paused_may_do_later_is_changed_and_they_stay_paused(owner, mara):
    helping.pause(person=mara, by=owner.user)
    helping.change(person=mara, roles=["owner"], by=owner.user)
    assert (roles(mara), fresh(mara).is_active, is_owner(fresh(mara))) == (["owner"], False, False)
    helping.resume(person=mara)
    assert is_owner(fresh(mara))


@pytest.fixture
def helping_client(owner, clara):
    return helping.invite(name="Clara", email=clara.user.email, roles=["pages"], by=owner.user)


def test_a_client_who_is_paused_as_a_helper_stays_a_client(owner, helping_client):
    helping.pause(person=helping_client, by=owner.user)
    person = fresh(helping_client)
    assert (person.is_active, person.has_perm("wagtailadmin.access_admin"), roles(person)) == (True, False, ["pages"])
    assert is_paused(person)
    with pytest.raises(helping.HelperError, match="is paused"):
        helping.invite_again(person=person, by=owner.user)
    helping.resume(person=person)
    assert (is_paused(fresh(person)), fresh(person).has_perm("wagtailadmin.access_admin")) == (False, True)


def test_a_client_who_coaches_too_cannot_sign_in_while_paused(owner, helping_client):
    helping.change(person=helping_client, roles=["pages", "coaching"], by=owner.user)
    helping.pause(person=helping_client, by=owner.user)
    assert not fresh(helping_client).is_active


def test_someone_paused_becomes_a_client_and_does_not_help_again(owner, mara):
    helping.pause(person=mara, by=owner.user)
    prospect = factories.client(name="Mara", email="mara@example.org", with_account=False, coach=owner)
    user = invitations.accept(invitation=invitations.invite(client=prospect))
    assert (user, user.is_active, is_paused(user)) == (mara, True, True)


def test_an_owner_cannot_pause_themselves(owner):
    with pytest.raises(helping.HelperError, match="You can't pause yourself"):
        helping.pause(person=owner.user, by=owner.user)


def test_the_last_owner_stays(owner, coach):
    with pytest.raises(helping.HelperError, match="Somebody has to run the practice"):
        helping.pause(person=owner.user, by=coach.user)
    with pytest.raises(helping.HelperError, match="Somebody has to run the practice"):
        helping.change(person=owner.user, roles=["coaching"], by=coach.user)
    assert is_owner(fresh(owner.user))


def test_an_owner_may_pause_another(owner):
    other = factories.owner(name="Bea Lund")
    helping.pause(person=owner.user, by=other.user)
    assert not fresh(owner.user).is_active


def test_what_someone_may_do_is_changed_and_told_as_it_was(owner, mara):
    assert helping.change(person=mara, roles=["owner"], by=owner.user) == ["pages"]
    assert (roles(mara), is_owner(fresh(mara))) == (["owner"], True)


def test_a_coach_stays_a_coach(owner, coach):
    with pytest.raises(helping.HelperError, match="stays theirs"):
        helping.change(person=coach.user, roles=["pages"], by=owner.user)


def test_an_invitation_is_taken_back_with_its_account(owner):
    paul = helping.invite(name="Paul Ito", email="paul@example.org", roles=["coaching", "pages"], by=owner.user)
    helping.take_back(person=paul)
    assert not User.objects.filter(pk=paul.pk).exists()
    assert not Coach.objects.filter(name="Paul Ito").exists()


def test_taken_back_from_a_client_leaves_the_client(owner, clara):
    helping.invite(name="Clara", email=clara.user.email, roles=["pages"], by=owner.user)
    helping.take_back(person=clara.user)
    assert (fresh(clara.user).groups.count(), helpers().filter(pk=clara.user.pk).exists()) == (0, False)


def test_nothing_is_taken_back_from_someone_who_was_here(client, owner, mara):
    client.force_login(mara)
    with pytest.raises(helping.HelperError, match="was here already"):
        helping.take_back(person=fresh(mara))


def test_the_list_costs_the_same_for_many(owner, django_assert_num_queries):
    for _number in range(4):
        factories.coach(name=f"Coach {_number}")
        factories.user(group=groups.EDITORS)
    with django_assert_num_queries(2):
        assert [len(roles_of(user)) for user in helpers()].count(1) == 8
