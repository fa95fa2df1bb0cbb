from datetime import date

import pytest

from networking_module.contacts.models import Contact
from networking_module.have_a_conversation.conversations import ConversationError, add_line, begin, look_back, meet_lead, name_in
from networking_module.have_a_conversation.models import Conversation
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation


def test_look_back_makes_dated_steps(clara):
    talk = conversation(contact(clara), can_give="Send the reading list", lead="Ben at Harbor Freight")
    look_back(conversation=talk, now=NOW, thank_by=date(2026, 11, 19), give_by=date(2026, 11, 25), lead_by=date(2026, 11, 30))
    steps = [(each.kind, each.text, each.due.day) for each in talk.contact.promises.all()]
    assert steps == [
        ("thank", "Say thank you for the conversation", 19),
        ("promise", "Send the reading list", 25),
        ("lead", "Ben at Harbor Freight", 30),
    ]


def test_look_back_without_dates_makes_no_steps(clara):
    talk = look_back(conversation=conversation(contact(clara), lead="Ben"), now=NOW)
    assert talk.contact.promises.count() == 0


def test_look_back_was_being_in_touch(clara):
    look_back(conversation=conversation(contact(clara, rhythm_days=14)), now=NOW)
    someone = Contact.objects.get()
    assert (someone.touches.get().kind, someone.due_on) == ("meeting", TODAY + 13 * DAY)


def test_look_back_sets_the_next_time_on_the_clients_calendar(clara):
    look_back(conversation=conversation(contact(clara)), now=NOW, next_on=date(2026, 12, 1))
    assert Contact.objects.get().due_on == date(2026, 12, 1)


def test_look_back_works_once(clara):
    talk = look_back(conversation=conversation(contact(clara)), now=NOW)
    with pytest.raises(ConversationError, match="already"):
        look_back(conversation=talk, now=NOW)
    assert talk.contact.touches.count() == 1


def test_look_back_on_what_is_to_come_is_refused(clara):
    with pytest.raises(ConversationError, match="taken place"):
        look_back(conversation=conversation(contact(clara), at=NOW + DAY), now=NOW)


def test_look_back_keeps_who_got_something_as_giving(clara):
    look_back(conversation=conversation(contact(clara), they_got="A laugh"), now=NOW)
    assert Contact.objects.get().touches.get().direction == "gave"


def test_a_line_for_which_there_is_no_room_is_refused_and_never_dropped(clara):
    talk = conversation(contact(clara), brings="x" * 1995)
    with pytest.raises(ConversationError, match="2006 characters long, and the limit is 2000"):
        add_line(conversation=talk, name="brings", line="Ten letter")


def test_line_is_stored_without_what_a_database_refuses(clara):
    assert add_line(conversation=conversation(contact(clara)), name="brings", line="\0A book\0").brings == "A book"


def test_a_lead_that_is_no_name_is_refused_and_never_cut(clara):
    talk = conversation(contact(clara), lead="the woman who runs the bakery " * 8)
    with pytest.raises(ConversationError, match="too long for a name"):
        meet_lead(conversation=talk)
    assert Contact.objects.get() == talk.contact


def test_begin_takes_the_story_over_from_the_last_sheet_that_has_one(clara):
    conversation(contact(clara), story_turn="My unit closed")
    conversation(contact(clara))
    assert begin(contact=contact(clara)).story_turn == "My unit closed"


def test_begin_never_takes_anothers_story(clara, mallory):
    conversation(contact(mallory), story_turn="Mallory's")
    assert begin(contact=contact(clara)).story_turn == ""


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Ben Ortiz at Harbor Freight", "Ben Ortiz"),
        ("Zoë, a designer", "Zoë"),
        ("the book on bridges", "the book on bridges"),
        ("Ben\r\nOrtiz, Harbor", "Ben Ortiz"),
        ("Ben\u200b Ortiz", "Ben Ortiz"),
        ("\u200b", ""),
    ],
)
def test_name_in_a_lead(lead, name):
    assert name_in(lead) == name


def test_meet_lead_puts_them_on_the_list_once(clara):
    talk = conversation(contact(clara, "Anna"), lead="Ben Ortiz at Harbor Freight")
    assert meet_lead(conversation=talk) == meet_lead(conversation=talk)
    ben = clara.contacts.get(name="Ben Ortiz")
    assert ben.how_we_met == "Anna named them: Ben Ortiz at Harbor Freight"


@pytest.mark.parametrize("lead", ["", " ", "\u200b", "..."])
def test_meet_lead_without_a_lead_is_refused(clara, lead):
    with pytest.raises(ConversationError, match="whom they named"):
        meet_lead(conversation=conversation(contact(clara), lead=lead))


def test_by_state_has_what_waits_first(clara):
    past = conversation(contact(clara), looked_back_at=NOW)
    open_ = conversation(contact(clara), at=None)
    next_ = conversation(contact(clara), at=NOW + DAY)
    later = conversation(contact(clara), at=NOW + 2 * DAY)
    waiting = conversation(contact(clara))
    assert list(Conversation.objects.of_client(clara).by_state(NOW)) == [waiting, next_, later, open_, past]
