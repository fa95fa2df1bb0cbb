"""How far two readers of the strangers' messages agree, in general and where neither doubted."""

import json
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def labels(name):
    rows = map(json.loads, (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def kappa(pairs):
    """Cohen's kappa: agreement beyond what chance alone would give."""
    count = len(pairs)
    same = sum(one == other for one, other in pairs) / count
    ones, others = Counter(one for one, _other in pairs), Counter(other for _one, other in pairs)
    chance = sum(ones[name] * others[name] for name in ones) / count**2
    return (same - chance) / (1 - chance)


def main():
    one, other = labels("reader_1"), labels("reader_2")
    pairs = [(one[key]["verdict"], other[key]["verdict"]) for key in one]
    certain = [(one[key]["verdict"], other[key]["verdict"]) for key in one if not (one[key]["border"] or other[key]["border"])]
    for title, part in (("all", pairs), ("undoubted", certain)):
        print(f"{title}: {len(part)} messages, {sum(a == b for a, b in part) / len(part):.1%} agree, kappa {kappa(part):.2f}")


if __name__ == "__main__":
    main()
