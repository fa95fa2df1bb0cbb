"""Where else the practice is found: an address on each line, named by the place it leads to."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from coaching.practice.url_parts import parts_of

MOST = 8
PLACES = {
    "linkedin.com": "LinkedIn",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "youtube.com": "YouTube",
    "x.com": "X",
    "twitter.com": "X",
    "tiktok.com": "TikTok",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "bsky.app": "Bluesky",
    "xing.com": "XING",
    "medium.com": "Medium",
    "substack.com": "Substack",
    "pinterest.com": "Pinterest",
    "vimeo.com": "Vimeo",
    "open.spotify.com": "Spotify",
}
is_address = URLValidator(schemes=["https", "http"])


@dataclass(frozen=True)
class SocialLink:
    name: str
    url: str


def links_in(lines: str) -> list[SocialLink]:
    return [SocialLink(_place(url), url) for url in lines.splitlines() if url]


def cleaned(typed: str) -> str:
    """The addresses, each once; one without https:// gets it. Raises ValidationError with a sentence for people."""
    addresses = list(dict.fromkeys(_address(line) for line in typed.splitlines() if line.strip()))
    if len(addresses) > MOST:
        raise ValidationError(_("Eight links are the most. Keep those where people really meet you."))
    return "\n".join(addresses)


def _address(line: str) -> str:
    line = line.strip()
    address = line if "://" in line else f"https://{line}"
    try:
        is_address(address)
        parts = parts_of(address)
        if parts.username is None and "." in (parts.hostname or ""):
            return address
    except ValidationError:
        pass
    raise ValidationError(
        _("“%(line)s” is no address of a page. Copy it from your browser, such as https://www.linkedin.com/in/you."),
        params={"line": line[:80]},
    )


def _place(url: str) -> str:
    host = (parts_of(url).hostname or url).removeprefix("www.")
    return next((name for place, name in PLACES.items() if host == place or host.endswith(f".{place}")), host)
