"""How good the message check is on writers it has never read, with 95 % intervals, and how long it takes.

Intervals come from drawing whole writers again and again: messages of one hand are alike. Figures of known hands come last and
promise nothing.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from networking_module.bring_value.check import Result, check  # noqa: E402
from networking_module.bring_value.check.result import ELEMENTS, NEUTRAL, ONE_WAY, TWO_WAY  # noqa: E402
from scripts.check_examples import GENERAL, NAMED, VALUE, Example, known_hands, side  # noqa: E402

FACT, LEARN, JOB = "shows_preparation", "asks_to_learn", "asks_for_job_or_referral"
VERDICTS = (TWO_WAY, ONE_WAY, NEUTRAL)
DRAWS, WORDS, TIMES, MOST_MILLISECONDS = 400, 150, 400, 10


class Read(NamedTuple):
    """A message and what the check says of it; every property is a question with yes or no for an answer."""

    example: Example
    result: Result

    @property
    def is_sure(self) -> bool:
        return self.result.sure

    @property
    def is_right(self) -> bool:
        return self.example.verdict == self.result.verdict

    @property
    def is_undoubted(self) -> bool:
        return not self.example.is_doubted

    @property
    def is_prepared_to_learn(self) -> bool:
        has = self.example.has
        return has(FACT) and has(LEARN) and not has(JOB) and self.example.verdict == TWO_WAY

    @property
    def asks_for_job(self) -> bool:
        return self.example.has(JOB) and self.example.verdict != TWO_WAY

    @property
    def asks_for_no_job(self) -> bool:
        return not self.example.share(JOB)

    @property
    def leans_two_way(self) -> bool:
        return self.result.verdict == TWO_WAY

    @property
    def says_two_way(self) -> bool:
        return self.leans_two_way and self.is_sure

    @property
    def says_it_asks(self) -> bool:
        return self.result.verdict == ONE_WAY and self.is_sure

    @property
    def says_it_asks_for_job(self) -> bool:
        return self.is_sure and self.result.has(JOB)


Figure = Callable[[list[Read]], float]


def main() -> int:
    print_figures("writers set aside", read(side("set_aside")), intervals=True)
    print_figures("known hands (nothing is promised)", read(known_hands()), intervals=False)
    return 0 if print_time() else 1


def read(examples: list[Example]) -> list[Read]:
    return [Read(example, check(example.text)) for example in examples]


def print_figures(title: str, found: list[Read], *, intervals: bool) -> None:
    writers = {each.example.writer for each in found}
    print(f"-- {title}: {len(found)} messages by {len(writers)}")
    for words, figure in figures():
        low, high = interval(found, figure) if intervals else (0, 0)
        print(f"{figure(found):7.1%}  {f'{low:5.1f} to {high:5.1f} %  ' if intervals else ''}{words}")


def interval(found: list[Read], figure: Figure) -> tuple[float, float]:
    """The middle 95 % of the figure over draws of whole writers, in percent."""
    hands: dict[str, list[Read]] = {}
    for each in found:
        hands.setdefault(each.example.writer, []).append(each)
    chance, names = random.Random(12), sorted(hands)
    drawn = sorted(figure([each for name in chance.choices(names, k=len(names)) for each in hands[name]]) for _ in range(DRAWS))
    return 100 * drawn[DRAWS // 40], 100 * drawn[-DRAWS // 40 - 1]


def figures() -> Iterator[tuple[str, Figure]]:
    """Every figure with its name; what does harm comes first."""
    yield "job asks surely called two-way (goal: at most 3 %)", share("says_two_way", among="asks_for_job")
    yield "job asks for which two-way is likeliest, said or not", share("leans_two_way", among="asks_for_job")
    yield (
        "prepared wishes to learn surely told “Mostly asks” (goal: at most 2 %)",
        share("says_it_asks", among="is_prepared_to_learn"),
    )
    yield (
        "without a job ask, surely told that they ask for one (goal: at most 2 %)",
        share("says_it_asks_for_job", among="asks_for_no_job"),
    )
    yield "right where sure (goal: at least 96 %)", share("is_right", among="is_sure")
    yield "sure (goal: at least 60 %)", share("is_sure")
    yield "verdicts right (goal: at least 86 %)", share("is_right")
    yield "verdicts right where no reader doubted", share("is_right", among="is_undoubted")
    yield "macro F1 of the verdicts (goal: at least 84 %)", macro_f1
    for element in (*ELEMENTS[:4], NAMED, *ELEMENTS[5:]):
        yield f"F1 of {element}", partial(element_f1, element=element)


def share(what: str, among: str = "") -> Figure:
    """The share of messages with a property of `Read`, among all or those with another; 0 among none."""

    def figure(found: list[Read]) -> float:
        chosen = [each for each in found if not among or getattr(each, among)]
        return sum(getattr(each, what) for each in chosen) / len(chosen) if chosen else 0.0

    return figure


def macro_f1(found: list[Read]) -> float:
    pairs = [(each.example.verdict, each.result.verdict) for each in found]
    return sum(f1([(true == name, said == name) for true, said in pairs]) for name in VERDICTS) / len(VERDICTS)


def element_f1(found: list[Read], element: str) -> float:
    return f1([(each.example.has(element), shows(each.result, element)) for each in found])


def shows(result: Result, element: str) -> bool:
    """Whether the check shows an element; named value is value that is more than help in general."""
    if element == NAMED:
        return any(finding.kind == VALUE for finding in result.findings)
    return any(finding.kind == GENERAL for finding in result.findings) if element == GENERAL else result.has(element)


def f1(pairs: list[tuple[bool, bool]]) -> float:
    """The harmonic mean of precision and recall; 1 when there is nothing to find and nothing was found."""
    both, either = sum(true and said for true, said in pairs), sum(true + said for true, said in pairs)
    return 2 * both / either if either else 1.0


def print_time() -> bool:
    """The processor's time for 150 words, taken from all the messages in a row; whether the 95th percentile is held."""
    words = " ".join(example.text for example in side("set_aside")).split()
    texts = [" ".join(words[start : start + WORDS]) for start in range(0, len(words) - WORDS, WORDS)]
    spent = sorted(milliseconds(texts[number % len(texts)]) for number in range(TIMES))
    late = quantiles(spent, n=20)[-1]
    print(f"-- CPU time for {WORDS} words: {spent[len(spent) // 2]:.2f} ms in the middle, {late:.2f} ms at the 95th percentile")
    return late <= MOST_MILLISECONDS


def milliseconds(text: str) -> float:
    start = time.process_time()
    check(text)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
