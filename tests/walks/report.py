"""What the walks have tried, for the line at the end of a run."""

from collections import Counter

from tests.walks.words import words_in


def counted(what, visits, worlds):
    """What a test tells pytest by `record_property("walk", …)`: numbers of one walk."""
    return {
        "what": what,
        "requests": len(visits),
        "addresses": len({each.address for each in visits}),
        "methods": sorted({each.method for each in visits}),
        "people": sorted({each.person for each in visits}),
        "planted": len(worlds.words),
        "met": sorted(set().union(*(words_in(*each.said) for each in visits))) if visits else [],
    }


def summary(reports):
    """Lines that say what was tried in a run, of pytest's reports."""
    walks: dict[str, list] = {}
    for name, each in (pair for report in reports for pair in report.user_properties):
        if name == "walk":
            walks.setdefault(each["what"], []).append(each)
    return [*_table(reports), *(_line(what, parts) for what, parts in sorted(walks.items())), *_values(reports)]


def _values(reports):
    """What the walk through values tried: names that several of its tests tried count once."""
    told = [value for report in reports for name, value in report.user_properties if name == "values"]
    if told:
        requests = sum(each["requests"] for each in told)
        names = {what: set().union(*(each.get(what, ()) for each in told)) for what in sorted(set().union(*told) - {"requests"})}
        yield ", ".join([f"Values: {requests:,} requests", *(f"{len(found):,} {what}" for what, found in names.items())])
    yield from (f"The same again: {value}" for report in reports for name, value in report.user_properties if name == "again")


def _table(reports):
    """What `make walk` prints of each address: how many rows it was opened with, by how many visits, and how many got in."""
    rows = sorted(value for report in reports for name, value in report.user_properties if name == "row of the table")
    if rows:
        yield f"{'address':40}{'rows':>6}{'requests':>10}{'let in':>8}"
    for name, things, requests, let_in in rows:
        yield f"{name:40}{things:6}{requests:10}{let_in:8}"


def _line(what, parts):
    sums = Counter({name: sum(part[name] for part in parts) for name in ("requests", "addresses", "planted")})
    methods, people = ({name for part in parts for name in part[kind]} for kind in ("methods", "people"))
    met = {tuple(word) for part in parts for word in part["met"]}
    return (
        f"{what}: {sums['addresses']} addresses, {len(methods)} methods, {len(people)} people, {sums['requests']} requests, each "
        f"searched for {max(part['planted'] for part in parts)} planted words; {len(met)} were read, by those who may"
    )
