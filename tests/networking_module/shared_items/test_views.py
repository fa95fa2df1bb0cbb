import pytest
from wagtail.models import ModelLogEntry

from networking_module.shared_items.reads import OPENED
from tests.networking_module.factories import NOW, contact, conversation, everything, message, preparation


def address(kind, thing):
    return f"/admin/networking/shared/{kind}/{thing.pk}/"


def test_a_shared_conversation_shows_what_came_of_it(signed_in, coach, clara):
    after = {"learned": "Bridges last", "they_got": "A laugh", "can_give": "An article", "lead": "Ask Ben Ode", "listened": 4}
    talk = conversation(contact(clara, "Anna"), listening=["silent"], looked_back_at=NOW, shared_at=NOW, **after)
    words = signed_in(coach).get(address("conversation", talk)).content.decode()
    told = ["Bridges last", "A laugh", "An article", "Ask Ben Ode", "More them", "I count to three"]
    assert [text for text in told if text not in words] == []


def test_a_look_back_that_is_not_closed_stays_the_clients(signed_in, coach, clara):
    talk = conversation(contact(clara), learned="Bridges last", they_got="A laugh", shared_at=NOW)
    words = signed_in(coach).get(address("conversation", talk)).content.decode()
    assert ["Bridges last" in words, "A laugh" in words] == [False, False]


@pytest.mark.parametrize(("kind", "make"), [("preparation", preparation), ("message", message), ("conversation", conversation)])
def test_opening_is_written_down_without_a_name(signed_in, coach, clara, kind, make):
    thing = make(contact(clara, "Anna"), shared_at=NOW)
    signed_in(coach).get(address(kind, thing))
    entry = ModelLogEntry.objects.get(action=OPENED)
    assert (entry.user, entry.object_id, entry.label) == (coach.user, str(thing.pk), f"Shared by client {clara.pk}")


def test_what_was_taken_back_is_gone_and_nothing_is_written_down(signed_in, coach, clara):
    thing = message(contact(clara), shared_at=None)
    assert signed_in(coach).get(address("message", thing)).status_code == 404
    assert ModelLogEntry.objects.filter(action=OPENED).exists() is False


def test_an_unknown_kind_finds_nothing(signed_in, coach, clara):
    thing = message(contact(clara), shared_at=NOW)
    assert signed_in(coach).get(f"/admin/networking/shared/notes/{thing.pk}/").status_code == 404


def test_no_private_note_stands_beside_what_is_shared(signed_in, coach, clara):
    person = everything(clara, "Xylophone", shared_at=NOW)
    browser = signed_in(coach)
    shown = {"preparation": person.preparations.get(), "conversation": person.conversations.get()}
    words = "".join(browser.get(address(*each)).content.decode() for each in shown.items())
    assert [word for word in ("Private", "Note", "Promise", "School") if f"{word} Xylophone" in words] == []
