import sys
import time

import pytest
from django.utils import timezone

from coaching.jobs import ticking
from coaching.signals import tick

pytestmark = pytest.mark.services

NOW = timezone.now()


@pytest.fixture
def ticker(monkeypatch):
    """A ticker that gives each receiver half a second; `said` is what it told the operator."""
    monkeypatch.setattr(ticking, "RECEIVER_SECONDS", 0.5)
    said = []
    made = ticking.Ticker(said.append)
    made.said = said
    return made


@pytest.fixture
def hears(monkeypatch, tmp_path):
    """`hears(*receivers)` has these called at the tick, and returns the file in which `first` and `second` write."""
    heard = tmp_path / "heard"
    heard.touch()

    def first(now, **kwargs):
        heard.write_text(f"{heard.read_text()}first at {now:%Y} ")

    def second(**kwargs):
        heard.write_text(f"{heard.read_text()}second ")

    def hears(*names):
        known = {"first": first, "second": second, "hangs": hangs, "fails": fails, "leaves": leaves}
        monkeypatch.setattr(ticking, "receivers", lambda: [known[name] for name in names])
        return heard

    return hears


def hangs(**kwargs):
    time.sleep(600)


def fails(**kwargs):
    raise ValueError("what Clara wrote")


def leaves(**kwargs):
    sys.exit(1)


def test_everyone_who_listens_is_told(ticker, hears):
    heard = hears("first", "second")
    ticker.send(NOW)
    assert (heard.read_text(), ticker.said) == (f"first at {NOW:%Y} second ", [])


def test_one_that_hangs_is_ended_and_stops_no_other(ticker, hears):
    heard, began = hears("first", "hangs", "second"), time.monotonic()
    ticker.send(NOW)
    assert heard.read_text() == f"first at {NOW:%Y} second "
    assert [words.partition(" died")[0] for words in ticker.said] == [f"{__name__}.hangs"]
    assert time.monotonic() - began < 5


def test_one_that_hung_comes_last_the_next_time(ticker, hears, monkeypatch):
    hears("hangs", "first")
    ticker.send(NOW)
    order = []
    monkeypatch.setattr(ticker, "_call", lambda waiting, now: order.extend(waiting) or len(waiting))
    ticker.send(NOW)
    assert [each.__name__ for each in order] == ["first", "hangs"]


@pytest.mark.parametrize(("name", "line"), [("fails", 'raise ValueError("what Clara wrote")'), ("leaves", "sys.exit(1)")])
def test_one_that_fails_says_in_which_line_and_stops_no_other(name, line, hears, capfd):
    heard = hears(name, "second")
    ticking.Ticker(lambda words: print(words, flush=True)).send(NOW)
    said = capfd.readouterr().out
    assert heard.read_text() == "second "
    assert said.startswith(f"{__name__}.{name} failed at the tick: ")
    assert (said.count("Traceback"), said.rstrip().endswith(line)) == (0, True)


def test_one_that_hangs_says_in_which_line(ticker, hears, capfd):
    hears("hangs")
    ticker.send(NOW)
    assert f'File "{__file__}", line {hangs.__code__.co_firstlineno + 1} in hangs' in capfd.readouterr().err


def test_the_rooms_and_modules_are_among_the_receivers():
    names = {ticking.name_of(each).partition(".")[0] for each in ticking.receivers()}
    assert {"coaching"} <= names
    assert len(ticking.receivers()) == len(tick.receivers)
