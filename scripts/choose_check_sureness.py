"""Prints the least weight at which each verdict of the message check may be sure, for `bring_value/check/sureness.py`.

Chosen on writers of whom the network learned nothing: the lowest weight from which on it is right as often as wished, all the
other conditions of being sure being met.
"""

import sys
from functools import cache
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from networking_module.bring_value.check import sureness, verdicts  # noqa: E402
from networking_module.bring_value.check.decide import Seen, check, see  # noqa: E402
from networking_module.bring_value.check.evidence import Evidence  # noqa: E402
from networking_module.bring_value.check.own_words import own_words  # noqa: E402
from networking_module.bring_value.check.reading import unread  # noqa: E402
from networking_module.bring_value.check.sentences import sentences  # noqa: E402
from scripts.bench_check import f1  # noqa: E402
from scripts.check_examples import Example, side  # noqa: E402

RIGHT, LOWEST = 0.97, 0.6
STEPS = [0.0, *(sign * number / 4 for number in range(1, 13) for sign in (1, -1))]


def main() -> None:
    found = weights()
    for verdict in verdicts.VERDICTS:
        own = sorted(((weight, is_right) for name, weight, is_right in found if name == verdict), reverse=True)
        least, kept = chosen(own)
        print(f"{verdict}: {least:.2f} ({kept} of {len(own)} that may be sure)")
    for element in verdicts.LEARNED:
        print(f"{element}: {lean(element):+.2f} on top of what evidence.LEAN says")


def lean(element: str) -> float:
    """How much the log odds of an element are best moved."""
    seen = [(example.has(element), evidence_of(each.text).odds()[element]) for example, each in readings()]
    return max(STEPS, key=lambda step: f1([(true, odds + step > 0) for true, odds in seen]))


@cache
def evidence_of(text: str) -> Evidence:
    return Evidence(sentences(text))


@cache
def readings() -> list[tuple[Example, Seen]]:
    """The messages that can be read, with what is seen in them."""
    own = [(example, *own_words(example.text)) for example in side("chosen_on")]
    return [(example, see(text)) for example, text, left_out in own if not unread(text, left_out)]


def weights() -> list[tuple[str, float, bool]]:
    """The verdict, its weight and whether it is right, of each message that may be sure at all."""
    with patch.dict(sureness.LEAST, dict.fromkeys(verdicts.VERDICTS, 0.0)):
        found = [(example, check(example.text), seen) for example, seen in readings()]
    return [
        (
            result.verdict,
            sureness.weight(result.verdict, seen.chances()[result.verdict], seen.odds),
            result.verdict == example.verdict,
        )
        for example, result, seen in found
        if result.sure
    ]


def chosen(own: list[tuple[float, bool]]) -> tuple[float, int]:
    """The lowest weight from which on enough are right, and how many those are; 1 when there is none."""
    right = [sum(is_right for _chance, is_right in own[: count + 1]) for count in range(len(own))]
    enough = [count for count in range(len(own)) if right[count] >= RIGHT * (count + 1) and own[count][0] >= LOWEST]
    return (own[enough[-1]][0], enough[-1] + 1) if enough else (1.0, 0)


if __name__ == "__main__":
    main()
