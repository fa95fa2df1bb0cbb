"""Names as they are kept, and what makes two writings of one worth a question. Pure."""

import re
import unicodedata

from coaching.practice.text import JOINED, plain
from networking_module.contacts.normalize import STROKES

# What cards and directories write before a name; how clients themselves call someone (“Aunt Josie”) belongs to the name.
HONORIFICS = {"mr", "mrs", "ms", "miss", "mx", "sir", "dr", "prof", "professor", "rev"}
CALLED_WITH_NAME = HONORIFICS | {"aunt", "auntie", "uncle", "sister", "brother", "father", "pastor", "rabbi", "coach"}
# What they write after one: generations, degrees, licenses.
GENERATIONS = "jr sr ii iii iv"
DEGREES = "phd dphil edd psyd pharmd mba emba msc bsc mph mpa mfa bfa msw bsn msn dnp llm jd dds dmd dvm dpt"
LICENSES = "rn lpn aprn rdn lcsw lmft lpc slp ccc cpa cfa cfp cma pmp csm cissp shrm sphr phr esq facp aia faia leed pcc mcc icf"
AFTER_NAME = {*GENERATIONS.split(), *DEGREES.split(), *LICENSES.split()}
# The same, but somewhere a name: “Jack Ma”, “Md Rahman”. They count only as the last of three words or more.
LAST_OF_THREE = {"ma", "ba", "bs", "md", "do", "pe", "np", "pa", "ra", "cp", "scp", "ot", "pt", "snr", "jnr", "ret"}
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# “Mueller” and “Müller”, “Soerensen” and “Sørensen”, “Aagaard” and “Ågård”.
TWO_FOR_ONE = re.compile(r"(?<=[aou])e|(?<=a)a")


def name_key(name):
    """What two writings of a name share, as a reason to ask and never to be sure.

    “Dr. María B. López, MBA” and “Lopez, Maria” are one, as are “O'Brien” and “OBrien”, “Müller” and “Mueller”, “李 伟” and
    “李伟”. A name that is nothing but signs stays itself.
    """
    words = plain(APOSTROPHES.sub("", name)).translate(STROKES).split()
    core = _without_initials(_without_letters_after([word for word in words if word not in HONORIFICS] or words))
    joined = "".join(core)
    if joined and all(unicodedata.name(sign, "").startswith(JOINED) for sign in joined):
        return min(joined[at:] + joined[:at] for at in range(len(joined)))[:150]
    return (" ".join(sorted(TWO_FOR_ONE.sub("", word) for word in core)) or name)[:150]


def _without_letters_after(words):
    """Without “PhD”, also where it is written “Ph. D.”, and “Jr.”; something of the name always stays."""
    while len(words) > 1:
        count = next((count for count in (3, 2, 1) if _is_after(words, count)), 0)
        if not count:
            break
        words = words[:-count]
    return [word for at, word in enumerate(words) if not at or word not in AFTER_NAME]


def _is_after(words, count):
    end = "".join(words[-count:])
    if count > 1 and (len(words) - count < 2 or any(len(word) > 2 for word in words[-count:])):
        return False
    return end in AFTER_NAME or (len(words) - count >= 2 and end in LAST_OF_THREE)


def _without_initials(words):
    """“Anna B. Berg” is “Anna Berg”; “A. Berg” stays, and so does a single sign that is a name of its own."""
    whole = [word for word in words if not (len(word) == 1 and word.islower())]
    return whole if len(whole) > 1 else words
