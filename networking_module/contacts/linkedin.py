"""One person's profile on LinkedIn, in the many ways its address is written. Pure, and the only place that knows them."""

import re
import unicodedata
from urllib.parse import unquote

# Any host of LinkedIn's: www., de., m., touch.www.; with a scheme, without one, or inside a link that leads there.
LINKEDIN = re.compile(r"(?<![\w-])linkedin\.(?:com|cn)(?![\w.-])(?::\d+)?/*(?P<path>[^?#\s]*)", re.IGNORECASE)
# What may stand before it: the beginning of an address, or a link of a program that leads to the address in it. Any other site
# may carry one in its own address without being it.
BEGINS = re.compile(r"(?:^|[\s<(\"'>])(?:https?:)?/*(?:[\w-]+\.)*$", re.IGNORECASE)
LEADS = re.compile(
    r"google\.[a-z.]+/url\?|safelinks\.protection\.outlook\.com|urldefense\.|l\.facebook\.com|href=", re.IGNORECASE
)
NOBODY = {"me", "your-profile", "yourprofile", "your-name", "yourname", "username"}
BESIDE = {"m", "mwlite", "comm", "public-profile"}  # that stand before /in/ without changing whom it leads to
PEOPLE = {"in", "pub"}
SHORT = re.compile(r"@?/*(?:in|pub)/[^\s/]+/?", re.IGNORECASE)
AFTER = ".,;:)>]\"'"  # that belongs to the text around an address


def is_linkedin(address):
    return bool(_found(address))


def is_nobodys(address):
    """Whether an address on LinkedIn looks like a person's but leads to whoever opens it, or to nobody: /in/me, /in/."""
    found = _found(address)
    return bool(found and re.match(r"(?:in|pub)(?:/|$)", found["path"], re.IGNORECASE) and not profile_path(address))


def _found(address):
    """LinkedIn's host and path where an address is, or leads to, one of its pages; else None."""
    found = LINKEDIN.search(address)
    before = address[: found.start()] if found else ""
    return found if found and (BEGINS.search(before) or LEADS.search(before)) else None


def profile_path(address):
    """“/in/uma-key” of any writing of an address on LinkedIn; "" where it names nobody, as a company's page does, and
    a number of LinkedIn's own, which can't be compared with a name."""
    found = _found(_unquoted(address))
    if not found:
        return ""
    parts = [part for part in found["path"].rstrip(AFTER).casefold().split("/") if part]
    while parts and (parts[0] in BESIDE or re.fullmatch("[a-z]{2}(-[a-z]{2})?", parts[0]) and parts[0] not in PEOPLE):
        parts = parts[1:]
    if parts[1:2] and parts[1].rstrip(AFTER) in NOBODY:
        return ""
    match parts:
        case ["in", name, *_rest]:
            return f"/in/{name.rstrip(AFTER)}"
        case ["pub", name, first, second, third, *_rest]:  # the old form; LinkedIn itself leads it to this one
            return f"/in/{name}-{third:0>3}{second:0>3}{first}"
        case ["pub", name]:
            return f"/in/{name}"
    return ""


def full_address(text):
    """The https:// address of a profile on LinkedIn, however short it is written (“in/uma-key”); "" where it is none."""
    text = text.strip()
    path = profile_path(f"linkedin.com/{text.lstrip('@/')}" if SHORT.fullmatch(text) else text)
    return f"https://www.linkedin.com{path}" if path else ""


def _unquoted(address):
    """Letters instead of their codes, also where those were coded once more."""
    return unicodedata.normalize("NFC", unquote(unquote(address)))
