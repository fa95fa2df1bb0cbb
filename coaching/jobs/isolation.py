"""Runs one function in a process of its own, for what strangers wrote: whatever it makes a reader do, the reader ends.

The system enforces the limits of time and memory. The process knows nothing of Django, has no secret in its environment
and is always gone when the call returns.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from coaching.jobs.isolated_child import OUT_OF_TIME, TOO_BIG

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("isolated_child.py")
HANDED_ON = ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "PYTHONTZPATH", "TZ")
MEGABYTE = 1024**2
LONGEST_TRACEBACK = 10_000


class IsolationError(Exception):
    """The function did not come to an end."""


class TooSlow(IsolationError):
    """It took more time than it was given."""


class TooBig(IsolationError):
    """It took more memory than it was given, or its answer was too long."""


class Crashed(IsolationError):
    """It failed in a way that nobody foresaw; the message is where, and the kind of error, never what was read."""


def run_isolated(
    function: str,
    data: bytes,
    *,
    seconds: float,
    cpu_seconds: int,
    memory: int = 512 * MEGABYTE,
    longest_answer: int = 32 * MEGABYTE,
    **options: Any,
) -> Any:
    """What `function` ("package.module:name", of a module without Django) makes of `data` and JSON-ready `options`.

    Its answer is JSON-ready too. `seconds` by the clock, `cpu_seconds` of work, `memory` and `longest_answer` in bytes.
    Raises TooSlow, TooBig or Crashed.
    """
    limits = [str(each) for each in (ROOT, seconds, cpu_seconds, memory, longest_answer)]
    question = json.dumps(options).encode() + b"\n" + data
    with _in_memory(question) as given, _in_memory() as answered:
        # Isolated from our environment, and so with Python's cache of compiled modules, which halves the start.
        _refuse(_run([sys.executable, "-I", str(CHILD), function, *limits], given, answered, seconds), answered)
        return json.loads(_content(answered))


def _run(command: list[str], given: BinaryIO, answered: BinaryIO, seconds: float) -> int:
    """The exit code. Whatever happens meanwhile, the process is ended and reaped."""
    process = subprocess.Popen(
        command,
        stdin=given,
        stdout=answered,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
        env={name: os.environ[name] for name in HANDED_ON if name in os.environ},
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TooSlow from None
    finally:
        process.kill()
        process.wait()


def _refuse(code: int, answered: BinaryIO) -> None:
    if code in OUT_OF_TIME:
        raise TooSlow
    if code == TOO_BIG:
        raise TooBig
    if code:
        raise Crashed(_content(answered).decode()[:LONGEST_TRACEBACK] if code == 1 else f"exit code {code}")


@contextmanager
def _in_memory(content: bytes = b"") -> Iterator[BinaryIO]:
    """A file without a name. Unlike a pipe it needs nobody at the other end, and the system limits its size."""
    with open(os.memfd_create("isolated"), "w+b", buffering=0) as file:
        file.write(content)
        file.seek(0)
        yield file


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()
