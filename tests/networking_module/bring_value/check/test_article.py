"""The article's good message and its two bad ones, each worded ten times.

`pytest -q --tb=no -rf` lists the wordings that the check reads wrongly.
"""

import json
from pathlib import Path

import pytest

from networking_module.bring_value.check import check
from networking_module.bring_value.check.result import ONE_WAY, TWO_WAY

ARTICLE = Path(__file__).resolve().parents[4] / "data" / "message_check" / "article.jsonl"
QUOTED = {"shows_preparation", "offers_value"}


def wordings(*kinds):
    rows = [json.loads(line) for line in ARTICLE.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row["text"], id=row["id"]) for row in rows if row["kind"] in kinds]


def is_whole(text):
    """Whether a good message is surely two-way, with the fact and the offer quoted."""
    result = check(text)
    quoted = {finding.kind for finding in result.findings if finding.quote}
    return result.sure and result.verdict == TWO_WAY and quoted >= QUOTED


@pytest.mark.parametrize("text", wordings("good"))
def test_good_wording_is_two_way_with_fact_and_offer_quoted(text):
    assert is_whole(text)


@pytest.mark.parametrize("text", wordings("layoff", "senior"))
def test_bad_wording_is_one_way_or_unsure(text):
    result = check(text)
    assert result.verdict != TWO_WAY
    assert not result.sure or result.verdict == ONE_WAY
