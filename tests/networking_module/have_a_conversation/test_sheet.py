from coaching.autosave.errors import Conflict
from coaching.autosave.revisions import Sent
from networking_module.have_a_conversation.models import Conversation
from networking_module.have_a_conversation.sheet import save_parts
from tests.networking_module.factories import NOW, contact, conversation


def save(talk, known=0, **parts):
    return save_parts(conversation=talk, parts={name: Sent(raw, known) for name, raw in parts.items()}, now=NOW)


def test_save_parts_saves_each_with_its_own_revision(clara):
    talk = conversation(contact(clara))
    found, problems = save(talk, story_turn=["My unit closed"], listening=["half", "no such"])
    assert (found.story_turn, found.revisions, list(problems)) == ("My unit closed", {"story_turn": 1}, ["listening"])


def test_save_parts_of_nothing_new_changes_nothing(clara):
    found, problems = save(conversation(contact(clara), brings="News"), brings=["News"])
    assert (found.revisions, problems) == ({}, {})


def test_save_parts_never_overwrites_another_pages_words(clara):
    talk = conversation(contact(clara))
    save(talk, brings=["From the phone"])
    found, problems = save(talk, brings=["From the laptop"])
    assert isinstance(problems["brings"], Conflict)
    assert (found.brings, problems["brings"].theirs, problems["brings"].revision) == ("From the phone", "From the phone", 1)


def test_a_conflict_is_told_in_words(clara):
    talk = conversation(contact(clara))
    save(talk, questions=["way-turn"], at=["2026-12-01T09:30"], listened=["4"])
    _found, problems = save(talk, questions=["end-help"], at=["2026-12-02T09:30"], listened=["5"])
    assert problems["questions"].theirs == ["Which decision turned out to matter more than it seemed at the time?"]
    assert "Dec. 1, 2026" in problems["at"].theirs
    assert problems["listened"].theirs == "More them"


def test_save_parts_knows_words_of_its_page_that_were_never_answered(clara):
    talk = conversation(contact(clara))
    save(talk, brings=["Half a"])
    parts = {"brings": Sent(["Half a sentence"], 0, ["Half a"])}
    found, problems = save_parts(conversation=talk, parts=parts, now=NOW)
    assert (found.brings, found.revisions, problems) == ("Half a sentence", {"brings": 2}, {})


def test_save_parts_writes_nothing_else(clara):
    talk = conversation(contact(clara), learned="Bridges breathe")
    Conversation.objects.update(learned="Meanwhile")
    save(talk, brings=["News"])
    assert Conversation.objects.get().learned == "Meanwhile"


def test_save_parts_says_that_the_client_was_there(clara):
    save(conversation(contact(clara)), brings=["News"])
    clara.refresh_from_db()
    assert clara.last_active_at == NOW
