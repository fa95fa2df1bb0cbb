"""The lines with which mail programs introduce what they quote, in the languages that our readers' programs speak."""

import re

LONGEST = 300  # of an introducing line, wrapped ones together
_OPENINGS = {  # what such a line begins with: the words of which it holds one, after which it ends with a colon
    "on ": ("wrote:",),
    "am ": (" schrieb",),
    "le ": ("a écrit :", "a écrit:", "a écrit\xa0:"),
    "el ": ("escribió:", "escribió :"),
    "op ": (" schreef",),
    "em ": ("escreveu:",),
    "il ": ("ha scritto:",),
    "w dniu ": ("napisał",),
    "den ": (" skrev",),
    "pada ": ("menulis:",),
}
_OWN = (" i wrote:", " you wrote:", " we wrote:")
_BANNERS = (
    "original message",
    "forwarded message",
    "forwarded by",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "message d'origine",
    "message transféré",
    "mensaje original",
    "mensaje reenviado",
    "oorspronkelijk bericht",
    "doorgestuurd bericht",
    "messaggio originale",
    "mensagem original",
    "begin forwarded message",
)
_FROM = ("from:", "von:", "de:", "van:", "da:")
_DATE = (
    "sent:",
    "date:",
    "gesendet:",
    "datum:",
    "envoyé:",
    "enviado:",
    "enviado el:",
    "fecha:",
    "verzonden:",
    "inviato:",
    "data:",
)
_OTHERS = (
    "to:",
    "cc:",
    "subject:",
    "an:",
    "betreff:",
    "à:",
    "objet:",
    "para:",
    "asunto:",
    "aan:",
    "onderwerp:",
    "a:",
    "oggetto:",
)
_ADDRESS = re.compile(r"^[^<>]{0,120}<[^<>\s]{1,100}@[^<>\s]{1,100}>\s?(?:wrote|schrieb|a écrit|escribió|schreef)?\s?:$")


def attribution(lines: list[str], at: int, quoted_next: bool) -> int:
    """How many lines from `at` on introduce a quote: “On 3 May, Ana wrote:”, wrapped over up to three. 0 for none.

    Without a number in it, such a line is a writer's own unless a line marked as quoted comes next.
    """
    joined = ""
    for count, line in enumerate(lines[at : at + 3], start=1):
        joined = f"{joined} {line.strip()}".strip()[: LONGEST + 1]
        if len(joined) > LONGEST or not line.strip():
            return 0
        if _introduces(joined.lower(), quoted_next and count == 1):
            return count
    return 0


def _introduces(line, quoted_next):
    if not line.endswith(":"):
        return False
    if _ADDRESS.match(line):
        return True
    verbs = next((verbs for opening, verbs in _OPENINGS.items() if line.startswith(opening)), ())
    said = any(line.endswith(verb) if verb.endswith(":") else verb in line for verb in verbs)
    return said and not line.endswith(_OWN) and (quoted_next or any(map(str.isdigit, line)))


def banner(line: str) -> bool:
    """Whether a line says that what follows is another message: “-----Original Message-----”."""
    low = line.strip().lower()
    bare = low.strip("-_ :")
    return len(low) <= LONGEST and bare.startswith(_BANNERS) and (low.startswith("--") or bare == "begin forwarded message")


def header(lines: list[str], at: int) -> bool:
    """Whether a message's header begins at `at`: From, Sent and To in a row, as Outlook puts them over what it quotes."""
    block = [_field(line) for line in lines[at : at + 6]]
    length = next((count for count, field in enumerate(block) if not field), len(block))
    fields = block[:length]
    return bool(fields) and fields[0] == "from" and "date" in fields and length >= 3


def _field(line):
    low = line.strip().lower().replace("*", "").replace(" :", ":")
    names = (("from", _FROM), ("date", _DATE), ("other", _OTHERS))
    return next((name for name, starts in names if low.startswith(starts)), "")
