from datetime import UTC, datetime

import pytest

from coaching.people import device_zones
from coaching.people.models import Client

NOW = datetime(2027, 5, 12, 15, tzinfo=UTC)
AUCKLAND, CHICAGO = "Pacific/Auckland", "America/Chicago"


def offers(chosen, device, now=NOW, session=None):
    return device_zones.is_worth_offering({} if session is None else session, Client(timezone=chosen), device, now)


@pytest.mark.parametrize(
    ("chosen", "device", "offered"),
    [
        (AUCKLAND, CHICAGO, True),
        (AUCKLAND, AUCKLAND, False),
        (AUCKLAND, "Antarctica/McMurdo", False),
        ("Asia/Kolkata", "Asia/Calcutta", False),
        ("Asia/Calcutta", "Asia/Kolkata", False),
        ("America/New_York", "America/Toronto", False),
        (AUCKLAND, "Etc/GMT+5", True),
    ],
)
def test_another_clock_is_offered_and_another_name_is_not(chosen, device, offered):
    assert offers(chosen, device) is offered


@pytest.mark.parametrize("device", ["", "localtime", "Factory", "Etc/Unknown", "UTC\0", "x" * 10_000])
def test_what_is_no_zone_is_not_offered(device):
    assert not offers(AUCKLAND, device)


@pytest.mark.parametrize(
    ("chosen", "device", "now", "offered"),
    [
        ("America/Phoenix", "America/Denver", datetime(2027, 3, 14, 8, 59, tzinfo=UTC), False),
        ("America/Phoenix", "America/Denver", datetime(2027, 3, 14, 9, 0, tzinfo=UTC), True),
        (AUCKLAND, "Pacific/Fiji", datetime(2027, 4, 3, 13, 59, tzinfo=UTC), True),
        (AUCKLAND, "Pacific/Fiji", datetime(2027, 4, 3, 14, 0, tzinfo=UTC), False),
        (AUCKLAND, "Pacific/Fiji", datetime(2027, 9, 25, 13, 59, tzinfo=UTC), False),
        (AUCKLAND, "Pacific/Fiji", datetime(2027, 9, 25, 14, 0, tzinfo=UTC), True),
        ("America/Phoenix", "America/Denver", datetime(2027, 11, 7, 7, 59, tzinfo=UTC), True),
        ("America/Phoenix", "America/Denver", datetime(2027, 11, 7, 8, 0, tzinfo=UTC), False),
    ],
)
def test_what_counts_is_the_clock_of_this_moment(chosen, device, now, offered):
    assert offers(chosen, device, now) is offered


def test_what_was_kept_is_not_offered_again_for_that_pair():
    session = {}
    device_zones.keep(session, Client(timezone=AUCKLAND), CHICAGO)
    assert not offers(AUCKLAND, CHICAGO, session=session)
    assert offers(AUCKLAND, "America/Denver", session=session)
    assert offers("Europe/Berlin", CHICAGO, session=session)


def test_the_session_keeps_twenty_pairs_the_latest():
    session, client = {}, Client(timezone=AUCKLAND)
    for device in [*(f"Etc/GMT+{hours % 12}" for hours in range(12)), *(f"Etc/GMT-{hours}" for hours in range(14)), "Etc/GMT+1"]:
        device_zones.keep(session, client, device)
    kept = session[device_zones.KEPT]
    assert (len(kept), kept[-1], kept.count(kept[-1])) == (20, [AUCKLAND, "Etc/GMT+1"], 1)
