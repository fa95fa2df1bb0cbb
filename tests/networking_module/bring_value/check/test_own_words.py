"""What others wrote is left out before anything is judged, and the writer's answers to it stay."""

import pytest

from networking_module.bring_value.check import check
from networking_module.bring_value.check.own_words import own_words

OWN = "Hi Ana, I read your essay on tides. Could we talk on Friday?\nTom"
QUOTE = "Tom, send me your resume and I will see.\nAna"
ATTRIBUTIONS = [
    "On Mon, Feb 12, 2024 at 4:41 PM Ana Berg <ana@example.org> wrote:",
    "On 12 Feb, Ana wrote:",
    "On Mon, Feb 12, 2024 at 4:41 PM Ana Berg, who heads the tide laboratory,\n<ana.berg@tides.example> wrote:",
    "On Mon, Feb 12, 2024 at 4:41 PM\nAna Berg <ana.berg@tides.example>\nwrote:",
    "Am 12.02.2024 um 16:41 schrieb Ana Berg:",
    "Am Mo., 12. Feb. 2024 um 16:41 Uhr schrieb Ana Berg <\nana@example.org>:",
    "Le lun. 12 févr. 2024 à 16:41, Ana Berg <ana@example.org> a écrit :",
    "Le 12 février 2024 à 16:41, Ana Berg a écrit\xa0:",
    "El lun, 12 feb 2024 a las 16:41, Ana Berg (<ana@example.org>) escribió:",
    "Op ma 12 feb. 2024 om 16:41 schreef Ana Berg <ana@example.org>:",
    "Ana Berg <ana@example.org> wrote:",
    "2024-02-12 16:41 GMT+01:00 Ana Berg <ana@example.org>:",
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "Begin forwarded message:",
    "-----Ursprüngliche Nachricht-----",
    "-----Mensaje original-----",
    "From: Ana Berg\nSent: Monday, February 12, 2024 4:41 PM\nTo: Tom\nSubject: RE: Tides\n",
    "________________________________\nFrom: Ana Berg <ana@example.org>\nSent: Monday\nTo: Tom\n",
    "*From:* Ana Berg\n*Date:* Monday\n*To:* Tom\n",
    "Von: Ana Berg\nGesendet: Montag, 12. Februar 2024 16:41\nAn: Tom\nBetreff: AW: Gezeiten\n",
    "De : Ana Berg\nEnvoyé : lundi 12 février 2024\nÀ : Tom\nObjet : Marées\n",
    "De: Ana Berg\nEnviado: lunes, 12 de febrero\nPara: Tom\nAsunto: Mareas\n",
]


@pytest.mark.parametrize("introduction", ATTRIBUTIONS)
def test_what_is_quoted_below_is_left_out(introduction):
    own = own_words(f"{OWN}\n\n{introduction}\n{QUOTE}")
    assert (own.text.rstrip("\n"), own.cut) == (OWN, ("quoted",))


@pytest.mark.parametrize("mark", ["> ", ">", "> > ", ">> ", "| "])
def test_marked_lines_are_left_out(mark):
    quoted = "\n".join(mark + line for line in QUOTE.split("\n"))
    assert own_words(f"{OWN}\n\nOn 12 Feb, Ana wrote:\n{quoted}").text.rstrip("\n") == OWN


def test_answers_between_quoted_lines_stay():
    text = "Ana,\n\nOn 3 May, Ana wrote:\n> What do you need?\nYour notes on tides.\n\n> By when?\nBy Friday, please.\n\nTom"
    own = own_words(text)
    assert [line for line in own.text.split("\n") if line] == ["Ana,", "Your notes on tides.", "By Friday, please.", "Tom"]


def test_places_stay():
    text = f"On 3 May, Ana wrote:\n> Hello Tom\n\n{OWN}"
    own = own_words(text)
    assert (len(own.text), own.text[text.index(OWN) :]) == (len(text), OWN)


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nTom Reed\nNurse, Ward 6",
        "--\nTom Reed\n+1 555 0100",
        "Sent from my iPhone",
        "Sent from my mobile phone, please excuse typos.",
        "Sent from Outlook for Android",
        "Get Outlook for iOS",
        "Von meinem iPhone gesendet",
        "Gesendet von meinem Samsung Galaxy",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Verzonden vanaf mijn iPad",
        "This email and any attachments are confidential and intended solely for the addressee.\nDelete it otherwise.",
        "CONFIDENTIALITY NOTICE: the contents are intended only for the recipient.",
        "Please consider the environment before printing this email.",
    ],
)
def test_signatures_and_disclaimers_are_left_out(signature):
    own = own_words(f"{OWN}\n\n{signature}")
    assert (own.text.rstrip("\n"), own.cut) == (OWN, ("signature",))


def test_a_signature_above_a_quote_leaves_the_quote_to_be_told():
    assert own_words(f"{OWN}\n-- \nTom\n\nOn 3 May, Ana wrote:\n> Hello").cut == ("quoted", "signature")


def test_html_quotes_are_left_out():
    own = own_words(f'{OWN}\n<blockquote class="cite">\n{QUOTE}\n</blockquote>\nBest')
    assert own.text.replace("\n", "") == OWN.replace("\n", "") + "Best"


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        "I wrote: thanks",
        "Last week I wrote:\nthanks for everything.",
        "On Monday Ana wrote that she is moving to Oslo.",
        "On Monday Ana wrote:\nwe are moving. I was so glad.",
        "On 3 May I wrote:\nplease send me the notes.",
        "Three things:\n- your talk\n- your book\n-- and the lab",
        "Subject: Tides\n\nHi Ana, thank you.",
        "To: Ana\nSubject: Tides\n\nHi Ana, thank you.",
        "From: Oslo\nTo: Bergen\nWould you come along by train?",
        "Part one.\n--\n" + "This is a long paragraph of the letter that goes on and on. " * 8,
        "Sent from my mother's kitchen, so this will be short.",
        "This email is only to say thank you.",
        "This message is confidential, so please don't tell my boss.",
        "I forwarded message after message, and the original message was the best.",
        "That went well >.<\n>:( not the second time",
        "| Ana | Tom |\n| 1 | 2 |",
        "______\nHi Ana, thank you.",
        "Am 3 times as happy as Tom: you were right.",
        "El Paso was hot: 40 degrees.",
    ],
)
def test_what_the_writer_says_stays(text):
    assert own_words(text) == (text, ())


@pytest.mark.parametrize(
    "top", ["---------- Forwarded message ---------\n", "On 3 May, Ana wrote:\n> ", "Begin forwarded message:\n"]
)
def test_a_text_of_quotes_alone_is_blank_and_says_so(top):
    own = own_words(f"{top}Hello Tom")
    assert (own.text.strip(), own.cut) == ("", ("quoted",))


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000,
        "> " * 5_000,
        "On " * 3_000 + "wrote:",
        "On 1\n" * 2_000 + "wrote:",
        "--\n" * 3_300,
        "From: a\n" * 1_200,
        "This email\n" * 900,
        "<blockquote>" * 800,
        "| " * 5_000,
        "_" * 10_000,
        "\n" * 10_000,
    ],
)
def test_strange_texts_keep_their_length(text):
    assert len(own_words(text).text) == len(text)


def test_only_the_writers_words_are_judged():
    text = f"{OWN}\n\nOn 12 Feb, Ana wrote:\n> Could you send me your resume? I can introduce you to Ben.\n> {'word ' * 300}"
    result = check(text)
    assert result.left_out == ("quoted",)
    assert result.findings == check(OWN).findings


def test_quotes_point_into_the_whole_text():
    text = f"On 3 May, Ana wrote:\n> Hello Tom\n\n{OWN}\n{'and the tide ' * 100}"
    result = check(text)
    assert "too_long" in {each.kind for each in result.findings}
    assert all(text[each.start : each.end] == each.quote for each in result.findings)
