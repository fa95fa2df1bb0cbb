"""How far two readers of the strangers' messages agree, and how alike the writers are.

Agreement is told in general, where neither doubted, and on thirty planted cases that a ruling settles. How alike the writers are:
how often a plain classifier (naive Bayes over words) names the writer of a message it has not seen, and how many runs of five
words of one writer another has too.
"""

import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
FOLDS = 5


def rows(name):
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def kappa(pairs):
    """Cohen's kappa: agreement beyond what chance alone would give."""
    count = len(pairs)
    same = sum(one == other for one, other in pairs) / count
    ones, others = Counter(one for one, _other in pairs), Counter(other for _one, other in pairs)
    chance = sum(ones[name] * others[name] for name in ones) / count**2
    return (same - chance) / (1 - chance)


def words_of(text):
    return re.findall(r"[a-z']+", text.lower())


def named(messages):
    """The share of messages whose writer naive Bayes names, learned from the other four fifths of each writer's."""
    right = 0
    for fold in range(FOLDS):
        counts = defaultdict(Counter)
        for number, message in enumerate(messages):
            if number % FOLDS != fold:
                counts[message["writer"]].update(words_of(message["text"]))
        every = {word for own in counts.values() for word in own}
        sizes = {writer: sum(own.values()) + len(every) for writer, own in counts.items()}
        for message in messages[fold::FOLDS]:
            said = words_of(message["text"])
            odds = {
                writer: sum(math.log((own[word] + 1) / sizes[writer]) for word in said if word in every)
                for writer, own in counts.items()
            }
            right += max(odds, key=odds.get) == message["writer"]
    return right / len(messages)


def shared_runs(messages):
    """The share of runs of five words that two writers or more have."""
    writers = defaultdict(set)
    for message in messages:
        said = words_of(message["text"])
        for start in range(len(said) - 4):
            writers[tuple(said[start : start + 5])].add(message["writer"])
    return sum(len(each) > 1 for each in writers.values()) / len(writers)


def main():
    one, other = ({row["id"]: row for row in rows(f"reader_{number}")} for number in (1, 2))
    pairs = [(one[key]["verdict"], other[key]["verdict"]) for key in one]
    certain = [(one[key]["verdict"], other[key]["verdict"]) for key in one if not (one[key]["border"] or other[key]["border"])]
    planted = [(row["reader_1"], row["reader_2"]) for row in rows("disputed")]
    for title, part in (("all", pairs), ("undoubted", certain), ("planted disputes", planted)):
        print(f"{title}: {len(part)} messages, {sum(a == b for a, b in part) / len(part):.1%} agree, kappa {kappa(part):.2f}")
    messages = rows("strangers")
    count = len({message["writer"] for message in messages})
    print(f"naive Bayes names the writer of {named(messages):.1%} of the messages; by chance it would be {1 / count:.1%}")
    print(f"{shared_runs(messages):.2%} of the runs of five words stand with more than one writer")


if __name__ == "__main__":
    main()
