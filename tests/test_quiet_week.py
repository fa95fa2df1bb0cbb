"""Every page of a client in a quiet week, or on a pause: nothing on it asks, and one calm line says why."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.models import Assignment
from coaching.meetings.models import SessionAction
from coaching.modules import installed_modules
from coaching.payments.account import grants
from coaching.people import breaks, standing
from coaching.practice.days import today
from tests.module_rows import contract_of
from tests.roles import CLIENTS
from tests.walks.rows import ROWS

pytestmark = pytest.mark.walk

DAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
# What asks, or counts what waits, on any page of a week that is not quiet.
ASKING = [
    r"Fifteen minutes\.</span>",
    r"practice-next",
    r"Not today",
    r"Write first",
    r"\b[Ww]aiting for you\b",
    r"while it's fresh",
    r"Look back now",
    r"Three are plenty",
    r"See all \d",
    r"Too much this week\?",
    rf"\bby (?:{DAYS})day",
    r"\bby (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d",
    r'(?:you|Soon|Later|Resting|Everyone)</span>\s*<b class="list-count">\d',
    r"Ask me again in a week",
    r"no answer yet",
    r"badge-note",
    r"One hello a day",
]
# What was once promised to someone is told among all that happened.
STORY = re.compile(r'<p class="thread-detail">.*?</p>', re.DOTALL)
BACK = f'action="{reverse("client_area:come_back")}"'
LINES = {"quiet_week": "Quiet week until Sunday", "pause": "On a break until you come back"}


@pytest.fixture
def pages(client, clara, coach, world):
    """{name: what it says} of all of Clara's pages; a function, because they are read before and in a break."""
    waits(clara, coach, world)
    client.force_login(clara.user)
    names = [name for name, (who, _needs, method) in ROWS.items() if method == "get" and "clara" in who and who <= CLIENTS]

    def read():
        found = {}
        for name in names:
            response = client.get(reverse(name, args=[world[need] for need in ROWS[name][1]]))
            if response.status_code == 200 and response["Content-Type"].startswith("text/html") and not response.streaming:
                found[name] = html.unescape(STORY.sub("", response.content.decode()))
        return found

    return read


def waits(clara, coach, world):
    """Something of each kind that waits for her: people, a promise, a conversation, exercises, a session."""
    now = timezone.now()
    Assignment.objects.update(due_on=today(now, clara.timezone) + timedelta(days=2))
    grants.adjust(client=clara, delta=2, reason="A gift", by=coach.user)
    clara.bookings.update(status="canceled")
    SessionAction.objects.update(done_at=now)  # it would come before all else, which tests/coaching/meetings is about
    for module in installed_modules():
        getattr(contract_of(module), "waits", nothing)(clara, now)


def nothing(client, now):
    """For a module in which nothing waits for anyone."""


def asked(found):
    """[(page, the sentence)] of everything that asks."""
    return sorted({(name, match.group()) for name, text in found.items() for each in ASKING for match in re.finditer(each, text)})


def test_each_sentence_is_asked_in_another_week(pages):
    said = " ".join(pages().values())
    assert [each for each in ASKING if not re.search(each, said)] == []


@pytest.mark.parametrize("kind", ["quiet_week", "pause"])
def test_no_page_asks_during_a_break(pages, clara, kind):
    getattr(breaks, kind)(client=clara)
    found = pages()
    assert "; ".join(f"{name}: {words}" for name, words in asked(found)) == ""
    quiet = {name: text.count(LINES[kind]) for name, text in found.items() if 'class="client-bar"' in text}
    assert {name for name, count in quiet.items() if count != 1} == set()
    assert {name for name in quiet if BACK not in found[name]} == set()


def test_no_page_asks_during_a_pause_that_was_agreed_on(pages, clara):
    standing.pause(client=clara)
    found = pages()
    assert "; ".join(f"{name}: {words}" for name, words in asked(found)) == ""
    quiet = {name: text for name, text in found.items() if 'class="client-bar"' in text}
    assert {name for name, text in quiet.items() if text.count("You and Dana are pausing for now") != 1} == set()
    assert {name for name, text in quiet.items() if BACK in text} == set()


def test_everything_asks_again_after_the_break(pages, clara):
    breaks.quiet_week(client=clara)
    breaks.come_back(client=clara)
    assert "client_area:home" in {name for name, _words in asked(pages())}
