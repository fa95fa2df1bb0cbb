"""Why a text gets no verdict is told apart."""

import pytest

from networking_module.bring_value.check import check


@pytest.mark.parametrize("text", ["", " ", "\n\n \t"])
def test_a_blank_text_is_empty(text):
    assert check(text).unread == "empty"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks Ana!",
        "Any openings?",
        "Hi there",
        "Call me, please.",
        "Hej",
        "🙂" * 50,
        "1 2 3 4 5 6",
        "???",
        "Marcus, call me. D.",
    ],
)
def test_a_few_words_are_too_short(text):
    assert check(text).unread == "short"


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag, ich wollte fragen, ob Sie eine Stelle haben und wie es Ihnen geht.",
        "Bonjour Ana, je vous écris parce que j'ai lu votre article et je voudrais en savoir plus.",
        "Hola Ana, te escribo porque leí tu artículo y me gustaría saber más sobre tu trabajo.",
        "Hoi Ana, ik was in Amsterdam en we hebben over de baan gesproken. Heb je tijd voor koffie?",
        "Olá Ana, li o seu artigo e gostaria de saber mais sobre o seu trabalho na empresa.",
        "Dzień dobry, przeczytałem artykuł i chciałbym zapytać o pracę w Pani firmie.",
        "Ciao Ana, ho letto il tuo articolo e vorrei sapere di più sul tuo lavoro.",
        "Merhaba Ana, yazını okudum ve işin hakkında daha fazla bilgi almak istiyorum.",
        "Halo Ana, saya sudah membaca artikel kamu dan ingin tahu lebih banyak tentang pekerjaan kamu.",
        "Привет, Анна, я прочитал вашу статью и хочу узнать больше.",
        "お元気ですか。今日は",
        "Guten Tag",
        "Merci beaucoup Ana !",
        "asdf qwer zxcv asdf qwer",
    ],
)
def test_other_languages_are_told(text):
    assert check(text).unread == "language"


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag Ana, I read your article about tides and would like to hear how you did it. Viele Grüße, Tom",
        "Bonjour Claire, could we talk about your lab next week? Bien à vous, Tom",
        "Hola Ana! Thanks for the list. Un abrazo, Jo",
        "Dear Frau Weber, van den Berg told me that you wrote about de Kooning.",
        "Salaam! Saw the news about the shop. Hope you are well, habibi.",
    ],
)
def test_english_with_foreign_greetings_and_names_is_english(text):
    assert check(text).unread == ""


CODE = [
    "def f(x):\n    return x + 1\n\nprint(f(2))",
    "import os\nfrom a import b\n\nclass A:\n    def x(self):\n        pass",
    '{"name": "Ana", "age": 3}',
    '[\n  {"a": 1},\n  {"a": 2}\n]',
    "<html><head><title>x</title></head><body><p>Hi</p></body></html>",
    '<div class="a"><span>Hello</span></div>',
    "name,company,email\nAna,Acme,a@example.org\nTom,Beta,t@example.org",
    "name\tcompany\temail\nAna\tAcme\ta@example.org\nTom\tBeta\tt@example.org",
    "2024-05-01 10:00:00 INFO started\n2024-05-01 10:00:01 ERROR failed to open the file",
    '127.0.0.1 - - [10/Oct/2000:13:55:36] "GET / HTTP/1.0" 200',
    "SELECT name FROM contacts WHERE id = 3;",
    "SELECT *\nFROM contacts\nWHERE company = 'Acme'\nORDER BY name",
    "INSERT INTO people (name, mail) VALUES ('Ana', 'a@example.org');",
    "const a = 1;\nlet b = 2;\nconsole.log(a + b);",
    '#include <stdio.h>\nint main() {\n  printf("hi");\n  return 0;\n}',
    ".a { color: red; }\n.b {\n  margin: 0;\n}",
    "Traceback (most recent call last):\n  File \"x.py\", line 3, in <module>\n    foo()\nNameError: name 'foo' is not defined",
    "function add(a, b) {\n  return a + b;\n}",
    "public class Main {\n    public static void main(String[] args) {\n        run();\n    }\n}",
]


@pytest.mark.parametrize("text", CODE)
def test_code_is_no_prose(text):
    assert check(text).unread == "code"


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ana, I tried print(x) and it failed. Could you tell me how you did it?",
        "Hi Ana,\n\nthe line that fails is\n\nresult = model.fit(x)\n\nCould you tell me how you solved it in your talk?\n\nTom",
        "Hi Tom, https://example.org/article-on-tides made me think of you.",
        "Tue 1000\nTue 1400\nThu 0800\nI prefer Thursday, the night crew is still there",
        "{{first_name}}, I loved your talk on {topic}.",
        "Select a time from the calendar and I will come to your office.",
        "From the start I liked your talk; it was good;",
        "Dear Ana,\n- your talk\n- your book\n- your lab\nall helped me.",
        "Hi Ana,\nLondon, Paris, Rome\nTom, Ana, Jo\nI loved them, all, really",
        "let me know (by Friday) if you can make it = fun",
        "class reunion: Saturday at five, would you come?",
        "public speaking is (I think) what you taught me",
        "09:30 call with Ana\n10:30 coffee with Tom, would you join us?",
        "Return the keys to me, would you?\nThanks so much",
    ],
)
def test_prose_with_a_line_of_code_or_a_link_is_prose(text):
    assert check(text).unread == ""


def test_only_quoted_words_are_told():
    assert check("---------- Forwarded message ---------\nFrom: Ana\nHello Tom, how are you today?").unread == "quoted"


def test_a_readable_text_says_so():
    result = check("Hi Ana, thank you for the notes on tides.")
    assert (result.unread, result.readable) == ("", True)
