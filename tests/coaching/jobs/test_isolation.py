import os
import threading
import time
from pathlib import Path

import pytest

from coaching.jobs.isolation import HANDED_ON, Crashed, TooBig, TooSlow, run_isolated


def run(name, data=b"", *, seconds=20, cpu_seconds=5, **options):
    return run_isolated(f"tests.coaching.jobs.strangers:{name}", data, seconds=seconds, cpu_seconds=cpu_seconds, **options)


def children():
    """Processes of ours, those included that ended and were not reaped."""
    return set(Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children").read_text().split())


@pytest.fixture(autouse=True)
def _nothing_is_left():
    before, threads = children(), threading.active_count()
    yield
    assert (children(), threading.active_count()) == (before, threads)


def test_data_and_options_go_in_and_the_answer_comes_out():
    assert run("tells", "Grüße\n".encode() * 3, zone="UTC") == {"data": "Grüße\n" * 3, "zone": "UTC"}


def test_megabytes_go_in_and_out():
    assert len(run("tells", b"x" * 5_000_000)["data"]) == 5_000_000


@pytest.mark.parametrize(
    ("name", "limits", "error"),
    [
        ("works", {"cpu_seconds": 1}, TooSlow),
        ("works", {"seconds": 1}, TooSlow),
        ("sleeps", {"seconds": 1}, TooSlow),
        ("grows", {"memory": 256 * 1024**2}, TooBig),
        ("chatters", {"longest_answer": 1024**2}, TooBig),
        ("dies", {}, Crashed),
    ],
)
def test_what_breaks_a_limit_is_ended_and_named(name, limits, error):
    began = time.monotonic()
    with pytest.raises(error):
        run(name, **limits)
    assert time.monotonic() - began < 15


def test_a_crash_names_the_error_and_nothing_of_what_was_read():
    with pytest.raises(Crashed) as caught:
        run("fails", b"private")
    assert str(caught.value).startswith("builtins.KeyError\n")
    assert str(caught.value).endswith('line 30, in fails\n    raise KeyError("something " + data.decode())')
    assert "private" not in str(caught.value)


def test_the_process_has_no_secret_and_no_django(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hush")
    found = run("knows")
    assert set(found["environment"]) - {"LC_CTYPE"} <= set(HANDED_ON)
    assert found["django"] == []


def test_a_calendar_is_read_without_django():
    options = {"zone": "UTC", "since": "2026-03-01T00:00:00+00:00", "until": "2026-04-01T00:00:00+00:00", "owners": []}
    text = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260303T150000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR"
    answer = run("reads_a_calendar", text, known="", **options)
    assert (len(answer["copy"]["events"]), answer["django"]) == (1, [])
