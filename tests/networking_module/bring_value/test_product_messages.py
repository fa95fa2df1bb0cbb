"""What the product shows as a message the check judges as the product does: `pytest -q --tb=no -rf` lists those it doesn't."""

import tomllib
from pathlib import Path

import pytest

from networking_module.bring_value.answer import suggestion_of
from networking_module.bring_value.check import check
from networking_module.bring_value.kinds import UNSURE, kind_of
from tests.networking_module.bring_value.product_messages import messages, messages_in, quotations

TABLE = tomllib.loads(Path(__file__).with_name("product_messages.toml").read_text(encoding="utf-8"))
MUST_SAY, ROWS = TABLE["must_say"], TABLE["messages"]
JUDGED = [row for row in ROWS if MUST_SAY[row["shown_as"]]]
MODELS = {"good", "friendly", "fragment", "template", "welcome"}
FAULTS = {"asks_for_job_or_referral", "mentions_resume", "general_offer", "another_name", "placeholder", "too_long"}
WELCOMED, OPEN = {"asks_for_job_or_referral", "mentions_resume"}, {"placeholder"}
CORRECTIONS = {"swap_job_ask", "leave_resume_out", "add_a_fact", "name_one_thing", "bring_one_thing"}


# What the check says nothing about yet, though the product does: a test holds the list exact.
UNSURE_STILL = {
    "friendly: a-thread-gone-cold: Hi Sunil, I walked past the old office",
    "friendly: a-thread-gone-cold: Dear Lucía, in the hardware store",
    "friendly: keep-your-word: Mr. Sandhu, I promised you",
    "friendly: telling-people: Hal, update.",
    "good: bring-two-together: Ines. You said your traveling",
    "good: bring-value: You wrote that your trucks wait",
}


def found_for(row):
    """The words of the messages that a row names; the same words twice in a file are one."""
    return {
        each.text for each in [*messages(), *quotations()] if each.where == row["where"] and each.text.startswith(row["begins"])
    }


def name_of(row):
    return f"{row['shown_as']}: {Path(row['where']).stem}: {' '.join(row['begins'].split())[:45]}"


def result_of(row):
    (text,) = found_for(row)
    return check(text, welcome=row.get("welcome", ""))


def faults(row, result):
    """What the page would hold against a message: words it corrects, and what it would have the writer do."""
    fine = {"welcome": WELCOMED, "template": OPEN}.get(row["shown_as"], set())
    held = {finding.kind for finding in result.findings} & (FAULTS - fine)
    gives = "offers_value" in row.get("has", [])
    return held | ({suggestion_of(result)} & (CORRECTIONS | ({"offer_one_thing"} if gives else set())))


def test_every_message_has_one_row():
    rows = {
        each: [row for row in ROWS if row["where"] == each.where and each.text.startswith(row["begins"])] for each in messages()
    }
    assert [f"{each.where}: {each.text[:60]}" for each, named in rows.items() if len(named) != 1] == []


def test_every_row_has_one_message():
    assert [name_of(row) for row in ROWS if len(found_for(row)) != 1] == []


def test_no_message_has_two_rows():
    assert len({(row["where"], row["begins"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", JUDGED, ids=name_of)
def test_verdict_is_what_the_product_says(row):
    allowed = {*MUST_SAY[row["shown_as"]], *([UNSURE] if name_of(row) in UNSURE_STILL else [])}
    assert kind_of(result_of(row)) in allowed


def test_unsure_still_is_exact():
    unsure = {name_of(row) for row in JUDGED if kind_of(result_of(row)) == UNSURE and UNSURE not in MUST_SAY[row["shown_as"]]}
    assert unsure == UNSURE_STILL


@pytest.mark.parametrize("row", [row for row in JUDGED if row["shown_as"] in MODELS], ids=name_of)
def test_nothing_is_held_against_a_model(row):
    assert faults(row, result_of(row)) == set()


@pytest.mark.parametrize("row", [row for row in JUDGED if row["shown_as"] == "no_gift"], ids=name_of)
def test_what_gives_nothing_is_no_gift(row):
    assert not result_of(row).brings_something


@pytest.mark.parametrize("row", [row for row in JUDGED if "has" in row], ids=name_of)
def test_what_is_in_a_message_is_found_and_quoted(row):
    quoted = {finding.kind for finding in result_of(row).findings if finding.quote}
    assert set(row["has"]) - quoted == set()


@pytest.mark.parametrize(
    ("source", "key", "found"),
    [
        (
            "<p>Or so:</p><blockquote><strong>Joan:</strong> Thanks for the <em>map</em>.</blockquote>",
            "",
            ["Thanks for the map."],
        ),
        ("<p>Say “I owe you one” or “You told me to read it, and I did, twice, on the train home.”</p>", "", 1),
        ("“This is a long quotation of a poem about a river in the month of May.”", "", []),
        ("Dear Ms. Ito, this is a letter with a greeting and twelve words or more.", ".more", 1),
        ("Hello {name}, this is one of our own emails, and not a message to a contact.", ".body", []),
        ("Send it soon.", ".body.rewrite.after", ["Send it soon."]),
        ("<blockquote></blockquote>", "", []),
    ],
    ids=["blockquote", "quotation", "quotation of no one", "greeting", "own email", "rewrite", "filled in later"],
)
def test_messages_are_found_by_mark_and_by_rule(source, key, found):
    texts = messages_in(source, key)
    assert (len(texts) if isinstance(found, int) else texts) == found
