"""What counts as what: each act, and what it does to the clock, to giving, to the principles and to the numbers.

`COUNTS` is the agreement. docs/what-counts.md shows the same table to people; one test holds the two equal, and one asks the
coach's own page.
"""

import re
from pathlib import Path

import pytest

from coaching.people.activity import WEEKS
from networking_module.bring_value.messages import answered, mark_sent
from networking_module.contacts.interactions import promises
from networking_module.contacts.interactions.bulk_log import remove
from networking_module.contacts.interactions.touches import log_touch
from networking_module.contacts.listing.bulk import archive_contact
from networking_module.contacts.models import Contact
from networking_module.contacts.undo import undo
from networking_module.have_a_conversation.conversations import look_back
from networking_module.in_words import in_words
from networking_module.progress import measures_of, progress_of
from tests.networking_module.bring_value.test_messages import GIFT, GIVING, JOB, THANKS
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, message, promise, touch

pytestmark = pytest.mark.at(NOW)
DOCUMENT = Path(__file__).parents[2] / "docs" / "what-counts.md"
ACTS = {}
LANES = {"give": "teal", "ask": "amber", "": ""}


def act(words, /):
    """Registers a generator: what was before, a yield, then the act."""

    def register(function):
        ACTS[words] = function
        return function

    return register


def keeping(words, *, kind="", kind_of="promise", **fields):
    def done(anna):
        found = promise(anna, kind=kind_of, **fields)
        yield
        promises.keep(promise=found, now=NOW, kind=kind)

    ACTS[words] = done


def logging(words, kind, direction):
    def done(anna):
        yield
        log_touch(contact=anna, kind=kind, direction=direction, on=TODAY, now=NOW)

    ACTS[words] = done


def sending(words, text, direction):
    def done(anna):
        some = message(anna, text=text)
        yield
        mark_sent(message=some, direction=direction, on=TODAY, now=NOW)

    ACTS[words] = done


keeping("A promise kept, and sent", kind="email")
keeping("A promise kept another way")
keeping("A promise from a conversation kept, and sent", kind="email", from_conversation=True)
keeping("A promise from a conversation kept another way", from_conversation=True)
keeping("A thank-you sent", kind="note", kind_of="thank")
keeping("A lead followed up, and they were told", kind="email", kind_of="lead", from_conversation=True)
keeping("A lead followed up", kind_of="lead", from_conversation=True)


@act("A promise kept with a message")
def _kept_with_a_message(anna):
    found, some = promise(anna), message(anna)
    yield
    mark_sent(message=some, direction="in_touch", on=TODAY, now=NOW, kept=[found])


@act("A promise kept with a message that asks about a job")
def _kept_with_a_job_ask(anna):
    found, some = promise(anna), message(anna, text=JOB)
    yield
    mark_sent(message=some, direction="asked_for_job", on=TODAY, now=NOW, kept=[found])


@act("A promise let go")
def _let_go(anna):
    found = promise(anna)
    yield
    promises.let_go(promise=found, now=NOW)


logging("Something shared", "shared", "in_touch")
logging("A comment on their work", "comment", "in_touch")
logging("Something for them, by email", "email", "gave")
sending("A message for them", GIFT, "gave")
sending("A thank-you in a message", THANKS, "gave")
sending("A message with an offer, called a hello", GIVING, "in_touch")
sending("A message with an offer, called a question", GIVING, "asked")
sending("A message that mostly asks", JOB, "asked")
sending("A message that asks about a job", JOB, "asked_for_job")
logging("A question, by email", "email", "asked")
logging("A job ask, by email", "email", "asked_for_job")
logging("A hello, by email", "email", "in_touch")
logging("A note by hand", "note", "in_touch")
logging("They wrote", "email", "they_wrote")
logging("They helped", "call", "they_helped")


@act("An answer to a message")
def _answer(anna):
    some = message(anna, sent_at=NOW - 9 * DAY)
    yield
    answered(message=some, now=NOW)


@act("A conversation looked back on")
def _looked_back(anna):
    talk = conversation(anna, at=NOW)
    yield
    look_back(conversation=talk, now=NOW)


@act("A conversation that gave them something")
def _looked_back_and_gave(anna):
    talk = conversation(anna, at=NOW, they_got="A laugh")
    yield
    look_back(conversation=talk, now=NOW)


@act("Something shared, then the person archived")
def _archived(anna):
    yield
    log_touch(contact=anna, kind="shared", direction="in_touch", on=TODAY, now=NOW)
    archive_contact(Contact.objects.get(pk=anna.pk), NOW)


@act("A promise kept and sent, then the person archived")
def _kept_and_archived(anna):
    found = promise(anna)
    yield
    promises.keep(promise=found, now=NOW, kind="email")
    archive_contact(Contact.objects.get(pk=anna.pk), NOW)


@act("Something shared, then removed")
def _removed(anna):
    yield
    remove(touch=log_touch(contact=anna, kind="shared", direction="in_touch", on=TODAY, now=NOW))


@act("A promise kept and sent, then the sending removed")
def _kept_and_removed(anna):
    found = promise(anna)
    yield
    remove(touch=promises.keep(promise=found, now=NOW, kind="email")[0].touch)


@act("A promise kept and sent, then undone")
def _kept_and_undone(anna):
    found = promise(anna)
    yield
    undo(change=promises.keep(promise=found, now=NOW, kind="email")[1], now=NOW)


# fmt: off
COUNTS = {
    #                                                      clock     gives   side     value touch talk  helped wrote talks kept
    "A promise kept, and sent":                           ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 1),
    "A promise kept another way":                         ("",       "",    "",       1, 0, 0,  0, 0, 0, 1),
    "A promise from a conversation kept, and sent":       ("starts", "yes", "teal",   1, 1, 1,  1, 0, 0, 1),
    "A promise from a conversation kept another way":     ("",       "",    "",       1, 0, 1,  0, 0, 0, 1),
    "A thank-you sent":                                   ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 1),
    "A lead followed up, and they were told":             ("starts", "",    "",       0, 1, 1,  0, 0, 0, 1),
    "A lead followed up":                                 ("",       "",    "",       0, 0, 1,  0, 0, 0, 1),
    "A promise kept with a message":                      ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 1),
    "A promise kept with a message that asks about a job": ("",      "",    "amber",  1, 0, 0,  0, 0, 0, 1),
    "A promise let go":                                   ("",       "",    "",       0, 0, 0,  0, 0, 0, 0),
    "Something shared":                                   ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 0),
    "A comment on their work":                            ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 0),
    "Something for them, by email":                       ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 0),
    "A message for them":                                 ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 0),
    "A thank-you in a message":                           ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 0),
    "A message with an offer, called a hello":            ("starts", "",    "",       0, 1, 0,  0, 0, 0, 0),
    "A message with an offer, called a question":         ("starts", "",    "amber",  0, 1, 0,  0, 0, 0, 0),
    "A message that mostly asks":                         ("starts", "",    "amber",  0, 1, 0,  0, 0, 0, 0),
    "A message that asks about a job":                    ("",       "",    "amber",  0, 0, 0,  0, 0, 0, 0),
    "A question, by email":                               ("starts", "",    "amber",  0, 1, 0,  0, 0, 0, 0),
    "A job ask, by email":                                ("",       "",    "amber",  0, 0, 0,  0, 0, 0, 0),
    "A hello, by email":                                  ("starts", "",    "",       0, 1, 0,  0, 0, 0, 0),
    "A note by hand":                                     ("starts", "",    "",       0, 1, 0,  0, 0, 0, 0),
    "They wrote":                                         ("starts", "",    "",       1, 1, 0,  0, 1, 0, 0),
    "They helped":                                        ("starts", "",    "amber",  1, 1, 0,  0, 1, 0, 0),
    "An answer to a message":                             ("starts", "",    "",       1, 1, 0,  0, 1, 0, 0),
    "A conversation looked back on":                      ("starts", "",    "",       0, 1, 1,  0, 0, 1, 0),
    "A conversation that gave them something":            ("starts", "yes", "teal",   1, 1, 1,  1, 0, 1, 0),
    "Something shared, then the person archived":         ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 0),
    "A promise kept and sent, then the person archived":  ("starts", "yes", "teal",   1, 1, 0,  1, 0, 0, 1),
    "Something shared, then removed":                     ("",       "",    "",       0, 0, 0,  0, 0, 0, 0),
    "A promise kept and sent, then the sending removed":  ("",       "",    "",       1, 0, 0,  0, 0, 0, 1),
    "A promise kept and sent, then undone":               ("",       "",    "",       0, 0, 0,  0, 0, 0, 0),
}
# fmt: on


@pytest.fixture
def anna(clara):
    anna = contact(clara, "Anna", rhythm_days=42, created_at=NOW - 200 * DAY)
    touch(anna, at=NOW - 100 * DAY, now=NOW - 100 * DAY, kind="call")
    return Contact.objects.get(pk=anna.pk)


def clients_numbers(client):
    """What the client's own pages show of twelve weeks."""
    [tracks] = progress_of([client], WEEKS, NOW).values()
    return [each.total for each in tracks] + list(measures_of(client, WEEKS, NOW).values())


def coachs_numbers(page):
    """The same, from what the coach's page of the client is made of."""
    tracks = [each.progress.total for each in page.context["overview"].tracks if each.module.slug == "networking"]
    said = [sentence for each in page.context["told"] for sentence in each.lately]
    assert said == [*in_words(page.context["client"], WEEKS, NOW, own=False).lately]
    return tracks + list(measures_of(page.context["client"], WEEKS, NOW).values())


@pytest.fixture
def done(anna, clara):
    """`done(act, numbers)` does it, and returns how it changed the clock, the side of the street and the numbers."""

    def do(words, numbers):
        steps = ACTS[words](anna)
        next(steps)
        before, ones = numbers(clara), set(anna.touches.values_list("pk", flat=True))
        next(steps, None)
        new = anna.touches.exclude(pk__in=ones).first()
        clock = "starts" if Contact.objects.get(pk=anna.pk).last_touch_on == TODAY else ""
        change = [after - number for after, number in zip(numbers(clara), before, strict=True)]
        return (clock, "yes" if new and new.gives else "", LANES[new.lane] if new else "", *change)

    return do


def test_every_act_has_a_row():
    assert list(COUNTS) == list(ACTS)


@pytest.mark.parametrize("words", ACTS)
def test_an_act_counts_for_the_client_as_agreed(done, words):
    assert done(words, clients_numbers) == COUNTS[words]


@pytest.mark.parametrize("words", ACTS)
def test_an_act_counts_for_the_coach_as_for_the_client(done, signed_in, coach, clara, words):
    browser = signed_in(coach)
    assert done(words, lambda client: coachs_numbers(browser.get(client.get_absolute_url()))) == COUNTS[words]


def test_the_document_shows_the_same_table():
    rows = re.findall(r"^\| ([A-Z][^|]+?) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|(.*)\|$", DOCUMENT.read_text(), flags=re.MULTILINE)
    shown = {
        words: (*(each.strip() for each in facts), *(int(each.strip() or 0) for each in numbers.split("|")))
        for words, *facts, numbers in rows
    }
    assert shown == COUNTS
