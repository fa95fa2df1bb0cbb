"""“Did you mean gmail.com?” Only a hint: people with unusual addresses keep them."""

from difflib import get_close_matches

COMMON = (
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.co.uk",
    "ymail.com",
    "hotmail.com",
    "hotmail.co.uk",
    "outlook.com",
    "live.com",
    "msn.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "comcast.net",
    "verizon.net",
    "att.net",
    "sbcglobal.net",
    "proton.me",
    "protonmail.com",
    "fastmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "orange.fr",
    "free.fr",
    "btinternet.com",
    "mail.com",
    "email.com",
    "zoho.com",
    "fastmail.fm",
    "protonmail.ch",
)
ALIKE = 0.8


def did_you_mean(email):
    """The address with the well-known domain that its own may be a typo of, or "" when there is nothing to ask."""
    name, _at, domain = email.rpartition("@")
    alike = get_close_matches(domain.lower(), COMMON, n=1, cutoff=ALIKE)
    return f"{name}@{alike[0]}" if name and alike and alike[0] != domain.lower() else ""
