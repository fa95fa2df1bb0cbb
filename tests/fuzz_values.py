"""Pairs of values at random, for as long as one likes: `make fuzz`. A run is repeated by its seed.

Not collected with the tests: its name begins with no `test_`.
"""

import os
import random
import time

from tests.walks.parameters import parameters_of
from tests.walks.payloads import OTHERS, SHARP, UPLOADS
from tests.walks.values import Walk, shown, with_value


def test_no_pair_of_values_breaks_anything(found, db, record_property):
    seed = int(os.environ.get("SEED") or random.randrange(10**9))
    chance, walk = random.Random(seed), Walk(found)
    until = time.monotonic() + int(os.environ.get("LONG") or "60")
    choices = [(asked, parameters_of(asked, seen)) for asked, seen in walk.requests]
    choices = [(asked, names) for asked, names in choices if len(names) > 1]
    while time.monotonic() < until:
        asked, names = chance.choice(choices)
        words = []
        for kind, name in chance.sample(names, 2):
            value = chance.choice(UPLOADS if kind == "FILES" else [*SHARP, *OTHERS])
            asked = with_value(asked, kind, name, value)
            words.append(f"{kind} {name} = {shown(value)}")
        walk.send(asked, ", ".join(words))
    record_property("values", walk.told())
    record_property("again", f"make fuzz SEED={seed}")
    assert walk.broken == []
