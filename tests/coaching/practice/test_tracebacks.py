from coaching.practice.tracebacks import without_words


def failed(raises):
    try:
        raises()
    except Exception as error:
        return error


def looks_up():
    return {}["pia@example.org"[:]]


def hides_it():
    try:
        looks_up()
    except KeyError as error:
        raise ValueError("Dear " + "Pia") from error


def test_a_traceback_names_kind_and_line_and_no_word_of_the_error():
    words = without_words(failed(lambda: looks_up()))
    assert words.splitlines()[0] == "builtins.KeyError"
    assert words.splitlines()[-3].endswith(f"line {looks_up.__code__.co_firstlineno + 1}, in looks_up")
    assert "'pia@" not in words


def test_a_traceback_has_the_error_that_it_came_from_first():
    words = without_words(failed(hides_it))
    assert [line for line in words.splitlines() if line.startswith("builtins")] == ["builtins.KeyError", "builtins.ValueError"]
    assert "Dear Pia" not in words


def test_errors_that_came_from_each_other_come_to_an_end():
    first, second = ValueError("a"), ValueError("b")
    first.__context__, second.__context__ = second, first
    assert without_words(first).count("builtins.ValueError") == 2
