"""What the walks have tried, for the line at the end of a run."""

from collections import Counter

from tests.walks.words import words_in


def counted(what, visits):
    """What a test tells pytest by `record_property("walk", …)`: numbers of one walk."""
    return {
        "what": what,
        "requests": len(visits),
        "addresses": len({each.address for each in visits}),
        "methods": sorted({each.method for each in visits}),
        "people": sorted({each.person for each in visits}),
        "met": sorted(set().union(*(words_in(*each.said) for each in visits))) if visits else [],
    }


def lines(properties, planted):
    """The lines of a summary: a walk each."""
    walks: dict[str, list] = {}
    for each in properties:
        walks.setdefault(each["what"], []).append(each)
    for what, parts in walks.items():
        counts = Counter({name: sum(part[name] for part in parts) for name in ("requests", "addresses")})
        methods, people, met = (set().union(*(map(_hashable, part[name]) for part in parts)) for name in ("methods", "people", "met"))
        yield (
            f"{what}: {counts['addresses']} addresses, {len(methods)} methods, {len(people)} people, {counts['requests']} requests; "
            f"searched for {planted} words of others, of which {len(met)} were met, each by someone who may read it"
        )


def _hashable(value):
    return tuple(value) if isinstance(value, list) else value
