"""Of which site a redirect file's old addresses are: a path has one site alone, so a line of another is asked about first."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.conf import settings

from coaching.practice.url_parts import parts_of

Item = dict[str, Any]
MOST_SPANS = 10


def own(items: Iterable[Item]) -> set[str]:
    """The hosts that are taken for the site's: its own, "" for a path alone, and the one that at least half of the lines name."""
    hosts = Counter(item["host"] for item in items if _is_address(item))
    ours = (parts_of(settings.SITE_URL).hostname or "").removeprefix("www.")
    named = Counter({host: count for host, count in hosts.items() if host not in {"", ours}})
    return {"", ours, *(host for host, count in named.most_common(1) if 2 * count >= hosts.total())}


def spoken_of(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Each site with its lines, if there are more than one, or one that nobody knows to be the site's: `host`, `is_own`, `count`,
    the first `spans` of lines in a row, and how many lines are in `more` of them."""
    items = [item for item in items if _is_address(item)]
    known, lines = own(items), defaultdict[str, list[int]](list)
    for item in items:
        if not item["refused"]:  # which nobody can select
            lines[item["host"]].append(item["line"])
    named = {host for host in lines if host}
    return [_site(host, lines[host], known) for host in lines] if len(named) > 1 or named - known else []


def _is_address(item: Item) -> bool:
    return bool(item["to"]) and item["old"].startswith("/")


def _site(host: str, lines: list[int], known: set[str]) -> dict[str, Any]:
    spans = _spans(lines)
    shown = spans[:MOST_SPANS]
    more = len(lines) - sum(last - first + 1 for first, last in shown)
    words = [f"{first}–{last}" if first < last else str(first) for first, last in shown]
    return {"host": host, "is_own": host in known, "count": len(lines), "spans": words, "more": more}


def _spans(lines: list[int]) -> list[tuple[int, int]]:
    """Lines in a row as their first and last."""
    runs = (list(run) for _key, run in groupby(enumerate(sorted(set(lines))), key=lambda pair: pair[1] - pair[0]))
    return [(run[0][1], run[-1][1]) for run in runs]
