import pytest

from coaching.website.moving_in.front_matter import parted
from tests.coaching.website.moving_in.test_isolated import item, read, zipped

SAID = {"title": "Stay in touch", "date": "2022-03-04", "html": "<p>Write.</p>", "old": "/notes/stay/"}
TOML = 'title = "Stay in touch"\ndate = %s\nurl = "/notes/stay/"\ntags = ["a"]\n[params]\ntitle = "Other"\n'
JSON = '"title": "Stay in touch",\n  "date": "2022-03-04T10:00:00Z",\n  "tags": ["a"],\n  "url": "/notes/stay/"\n'


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Stay in touch\ndate: 2022-03-04\npermalink: /notes/stay/\n---\n",
        *(
            f"+++\n{TOML % day}+++\n"
            for day in ("2022-03-04", "2022-03-04T23:30:00-05:00", "2022-03-04 10:00:00", "'2022-03-04'")
        ),
        f"+++\r\n{TOML % '2022-03-04'}+++  \r\n".replace("\n", "\r\n").replace("\r\r", "\r"),
        "{\n  " + JSON + "}\n",
        ";;;\n{\n" + JSON + "}\n;;;\n",
        f";;;\n{JSON};;;\n",
    ],
)
def test_what_stands_above_a_text_says_its_title_day_and_address(head):
    assert read(f"{head}\nWrite.\n", "hugo.md")["items"] == [item(**SAID)]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Stay\n  - {\n---\n",
        '+++\ntitle = "Stay"\ndraft = maybe\n[params]\ntitle = "Other"\n+++\n',
        "+++\ntitle = 'Stay\n+++\n",
        f"+++\ntitle = 'Stay'\na = {'[' * 5000}\n+++\n",
        '{\n  "title": "Stay",\n}\n',
    ],
)
def test_of_what_is_broken_the_lines_are_read_that_can_be(head):
    found = read(f"{head}Words.", "a.md")["items"][0]
    assert (found["title"], found["html"]) == ("Stay", "<p>Words.</p>")


@pytest.mark.parametrize("text", ["---\n\nWords", "Words\n\n+++\na = 1\n+++\n", "{{< figure >}}\nWords", "+++ more\nWords"])
def test_a_text_with_nothing_above_it_stays_whole(text):
    assert parted(text) == ({}, text)


def test_a_text_below_nothing_is_left():
    assert parted("+++\n+++\nWords") == ({}, "Words")


@pytest.mark.parametrize("start", ["+++\ntitle = 'Stay'\n\nWords", ";;;\nWords"])
def test_what_has_no_end_is_named(start):
    assert read(start, "a.md")["sentence"].startswith("What is above the text of this file has no end")
    assert read(zipped(a_dot_md=start, b_dot_md="B"), "a.zip")["left_out"] == [{"title": "a.md", "why": "unreadable"}]


def test_a_title_holds_no_sign_that_a_database_refuses():
    assert read('+++\ntitle = "St\\u0000ay"\n+++\nWords', "a.md")["items"][0]["title"] == "Stay"
