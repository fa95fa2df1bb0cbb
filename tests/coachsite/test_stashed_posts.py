"""Without JavaScript: words sent after the session had ended are saved once their person has signed in again."""

import pytest
from django.urls import reverse

from coaching.exercises.models import Answer, ReviewDraft
from coaching.people.models import Note
from networking_module.bring_value.models import OutreachMessage
from networking_module.have_a_conversation.models import Conversation
from tests import factories
from tests.coaching.exercises.conftest import QUESTION, assignment, exercise, hand_in  # noqa: F401 - fixtures
from tests.networking_module.factories import contact, conversation, message

WORDS = "Спасибо за ваш доклад"
KEY = "00000000-0000-0000-0000-000000000077"


def _answer(clara, given):
    return reverse("exercises:do", args=[given.pk]), f"prompt-{QUESTION}", lambda: Answer.objects.get().value


def _note(clara, given):
    return reverse("desk:save_note", args=[clara.pk, KEY]), "text", lambda: Note.objects.get().text


def _comment(clara, given):
    address = reverse("exercises_admin:review", args=[hand_in(given).pk])
    return address, f"comment-{QUESTION}", lambda: ReviewDraft.objects.get().comments[QUESTION]


def _message(clara, given):
    return message(contact(clara), text="").get_absolute_url(), "text", lambda: OutreachMessage.objects.get().text


def _sheet(clara, given):
    return conversation(contact(clara)).get_absolute_url(), "brings", lambda: Conversation.objects.get().brings


def _after(clara, given):
    address = reverse("networking:after", args=[conversation(contact(clara)).pk])
    return address, "learned", lambda: Conversation.objects.get().learned


PLACES = {"answer": _answer, "note": _note, "comment": _comment, "message": _message, "sheet": _sheet, "after": _after}
OF_THE_COACH = ("note", "comment")


@pytest.fixture(params=PLACES)
def place(request, clara, coach, assignment):  # noqa: F811
    """(who writes there, its address, the field, what is stored)"""
    return coach if request.param in OF_THE_COACH else clara, *PLACES[request.param](clara, assignment)


def send(browser, address, field, words=WORDS):
    more = {"channel": "email", "subject": ""} if field == "text" else {}
    return browser.post(address, {field: words, f"{field}-revision": "0", **more}, follow=True).content.decode()


def test_words_of_someone_signed_out_are_saved_after_signing_in(client, place):
    person, address, field, stored = place
    assert "Sign in again, and what you typed is saved." in send(client, address, field)
    client.force_login(person.user)
    client.get(address, follow=True)
    assert stored() == WORDS


def test_words_of_someone_signed_out_are_never_someone_elses(client, place):
    _person, address, field, stored = place
    send(client, address, field)
    client.force_login(factories.client(coach=factories.coach(name="Omar Haddad"), name="Mallory Voss").user)
    assert client.get(address).status_code == 404


def test_words_of_someone_signed_out_that_are_too_long_are_said(client, place):
    _person, address, field, _stored = place
    assert "too long to keep in the meantime" in send(client, address, field, "ж" * 250_000)


def test_words_that_waited_press_no_button(client, clara, assignment):  # noqa: F811
    address = reverse("exercises:do", args=[assignment.pk])
    client.post(address, {f"prompt-{QUESTION}": WORDS, f"prompt-{QUESTION}-revision": "0", "submit": "1"})
    client.force_login(clara.user)
    client.get(address)
    assignment.refresh_from_db()
    assert (assignment.is_open, Answer.objects.get().value) == (True, WORDS)


def test_dates_that_waited_stand_in_their_fields(client, clara):
    talk = conversation(contact(clara))
    address = reverse("networking:after", args=[talk.pk])
    client.post(address, {"learned": WORDS, "learned-revision": "0", "next_on": "2027-03-04"})
    client.force_login(clara.user)
    page = client.get(address).content.decode()
    talk.refresh_from_db()
    assert ("2027-03-04" in page, talk.looked_back_at) == (True, None)
