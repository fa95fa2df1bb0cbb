"""What is quoted for an element: whole clauses of the writer's, short enough to be read at a glance."""

from networking_module.bring_value.check import check
from networking_module.bring_value.check.clauses import LONGEST_QUOTE


def quotes(text, kind):
    return [each.quote for each in check(text).findings if each.kind == kind]


def test_the_clause_is_quoted_without_the_greeting_before_it():
    text = "Hi Priya, your talk on shift swaps stayed with me. I can introduce you to Ben, who built the same."
    assert quotes(text, "shows_preparation") == ["your talk on shift swaps stayed with me."]
    assert quotes(text, "offers_value") == ["I can introduce you to Ben"]


def test_an_endless_sentence_is_quoted_in_part():
    text = "Hi Priya, your talk on shift swaps stayed with me " + "and I told the whole ward about it " * 20
    assert all(len(each) <= LONGEST_QUOTE for each in quotes(text, "shows_preparation"))


def test_words_before_a_name_at_the_end_are_quoted_too():
    text = "Congrats on your talk on shift swaps, Katya! I can introduce you to Ben."
    assert quotes(text, "shows_preparation") == ["Congrats on your talk on shift swaps, Katya!"]
