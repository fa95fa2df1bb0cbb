"""The process that `isolation` starts. It sets its own limits before it reads a byte, and imports nothing of Django."""

import importlib
import json
import os
import resource
import signal
import sys

FAILED, TOO_BIG = 1, 3
OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL}
MOST_FILES = 64
ANSWER = 1  # where the parent reads: stdout, past Python's own buffer, which would try again at the end


def main(function, root, seconds, cpu_seconds, memory, longest_answer):
    """Calls `function` with what comes on stdin, one line of options, then data, and writes the answer. Returns the exit code."""
    _limit(float(seconds), int(cpu_seconds), int(memory), int(longest_answer))
    sys.path.insert(0, root)
    try:
        answer = json.dumps(_called(function, sys.stdin.buffer), ensure_ascii=False).encode("utf-8", "surrogatepass")
    except MemoryError:
        return TOO_BIG
    except Exception as error:
        os.write(ANSWER, _without_words(error).encode())
        return FAILED
    return 0 if os.write(ANSWER, answer) == len(answer) else TOO_BIG


def _limit(seconds, cpu_seconds, memory, longest_answer):
    """By the system alone, so nothing that is read can change it. The timer ends us should the parent die first."""
    for what, soft, hard in (
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_FSIZE, longest_answer, longest_answer),
        (resource.RLIMIT_NOFILE, MOST_FILES, MOST_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)


def _without_words(error):
    from coaching.practice.tracebacks import without_words  # only now: the path to it was given to us

    return without_words(error)


def _called(function, given):
    module, _colon, name = function.partition(":")
    options, data = json.loads(given.readline()), given.read()
    return getattr(importlib.import_module(module), name)(data, **options)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
