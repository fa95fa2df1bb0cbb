import logging

import pytest

from coachsite import environment as env


@pytest.fixture(autouse=True)
def problems(monkeypatch):
    """What was said of the variables that a test has set."""
    found = {}
    monkeypatch.setattr(env, "problems", found)
    return found


@pytest.fixture
def secret_file(tmp_path, monkeypatch):
    """`secret_file(name, content)` is the path of a file to which NAME_FILE points."""

    def make(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        monkeypatch.setenv(f"{name}_FILE", str(path))
        return path

    return make


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", True),
        ("true", True),
        ("True", True),
        ("YES", True),
        ("on", True),
        (" 1\r", True),
        ("0", False),
        ("false", False),
        ("No", False),
        ("OFF", False),
        ("", False),
        (" ", False),
    ],
)
def test_a_flag_is_read_whatever_it_would_be_otherwise(value, expected, monkeypatch, problems):
    monkeypatch.setenv("TRIED", value)
    assert (env.flag("TRIED", default=not expected), problems) == (expected, {})


@pytest.mark.parametrize(
    ("value", "expected"), [("a", ["a"]), (" a , b,", ["a", "b"]), ("", []), (" , ", []), ("[::1],*", ["[::1]", "*"])]
)
def test_words_are_what_stands_between_commas(value, expected, monkeypatch):
    monkeypatch.setenv("TRIED", value)
    assert env.words("TRIED", ["other"]) == expected


@pytest.mark.parametrize(("value", "expected"), [("0", 0), (" 12 ", 12)])
def test_a_number_is_read(value, expected, monkeypatch, problems):
    monkeypatch.setenv("TRIED", value)
    assert (env.number("TRIED", 7), problems) == (expected, {})


@pytest.mark.parametrize("value", ["-1", "1.5", "one", "", "²"])
def test_what_is_no_number_says_so(value, monkeypatch, problems):
    monkeypatch.setenv("TRIED", value)
    assert (env.number("TRIED", 7), problems) == (7, {"TRIED": f"TRIED must be a whole number, not “{value}”."})


@pytest.mark.parametrize(("value", "expected"), [("b", "b"), (" b ", "b"), ("", "a")])
def test_a_choice_is_read_and_the_first_when_empty(value, expected, monkeypatch, problems):
    monkeypatch.setenv("TRIED", value)
    assert (env.choice("TRIED", ["a", "b"]), problems) == (expected, {})


@pytest.mark.parametrize(("value", "expected"), [("info", logging.INFO), ("ERROR", logging.ERROR)])
def test_a_log_level_is_read_by_its_name(value, expected, monkeypatch):
    monkeypatch.setenv("TRIED", value)
    assert env.log_level("TRIED", logging.WARNING) == expected


@pytest.mark.parametrize(
    ("read", "default"),
    [(env.flag, True), (env.number, 7), (env.words, ["a"]), (env.text, "x"), (env.secret, "x"), (env.log_level, 30)],
)
def test_what_is_unset_has_its_default(read, default, problems):
    assert (read("TRIED", default), problems) == (default, {})


@pytest.mark.parametrize("content", [b"p\xc3\xa4ss word", b"p\xc3\xa4ss word\n", b"p\xc3\xa4ss word\r\n"])
def test_a_text_from_a_file_comes_without_the_end_of_its_line(content, secret_file, problems):
    secret_file("TRIED", content)
    assert (env.text("TRIED", "default"), problems) == ("päss word", {})


def test_an_address_from_a_file_is_parsed(secret_file):
    secret_file("TRIED", b"12\n")
    assert env.parsed("TRIED", int, "1") == 12


def test_a_variable_that_is_set_and_has_a_file_says_so(secret_file, monkeypatch, problems):
    secret_file("TRIED", b"one\n")
    monkeypatch.setenv("TRIED", "one")
    assert (env.text("TRIED", "default"), problems) == ("default", {"TRIED": "Set TRIED or TRIED_FILE, not both."})


def test_an_empty_variable_leaves_the_word_to_its_file(secret_file, monkeypatch, problems):
    secret_file("TRIED", b"from the file")
    monkeypatch.setenv("TRIED", "")
    assert (env.text("TRIED"), problems) == ("from the file", {})


def test_an_empty_name_of_a_file_is_no_file(monkeypatch, problems):
    monkeypatch.setenv("TRIED_FILE", "")
    monkeypatch.setenv("TRIED", "from the variable")
    assert (env.text("TRIED"), problems) == ("from the variable", {})


@pytest.mark.parametrize("trouble", ["missing", "a folder", "below a file", "no text"])
def test_a_file_that_cannot_be_read_says_so(trouble, secret_file, tmp_path, monkeypatch, problems):
    path = secret_file("TRIED", b"\xff\xfe\x00")
    places = {"missing": tmp_path / "none", "a folder": tmp_path, "below a file": path / "x", "no text": path}
    monkeypatch.setenv("TRIED_FILE", str(places[trouble]))
    assert env.text("TRIED", "default") == "default"
    assert problems == {"TRIED": "TRIED_FILE must name a text file that can be read."}


def test_only_the_first_sentence_about_a_variable_is_said(problems):
    env.problem("TRIED", "First.")
    env.problem("TRIED", "Second.")
    assert problems == {"TRIED": "First."}


def test_a_package_that_python_finds_is_taken_and_so_is_a_config_in_one(monkeypatch, problems):
    monkeypatch.setenv("TRIED", "tests.sample_module, networking_module.apps.NetworkingModule")
    assert env.packages("TRIED", []) == ["tests.sample_module", "networking_module.apps.NetworkingModule"]
    assert problems == {}


def test_a_package_that_python_does_not_find_is_said_and_left_out(monkeypatch, problems):
    monkeypatch.setenv("TRIED", "tests,no_such_package.apps")
    assert env.packages("TRIED", []) == ["tests"]
    sentence = "“no_such_package.apps”, which Python can't find. If it is in another folder, add that to PYTHONPATH."
    assert problems == {"TRIED": f"TRIED names {sentence}"}
