"""SITE_URL: the site's own address, with which links in mails begin."""

import re

from coachsite.environment.url_parts import is_host, split

THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def site_url(url: str, *, may_be_plain: bool = True) -> str:
    """`https://host`, without a slash at the end. http:// is for development and tries: see docs/operations.md.

    Raises ValueError with a sentence.
    """
    parts = split("SITE_URL", url)
    if parts.scheme not in {"http", "https"} or not is_host(parts.hostname):
        raise ValueError("SITE_URL must be like https://practice.example, with its host as visitors' browsers know it.")
    if parts.path not in {"", "/"} or parts.username is not None or re.search(r"[?#]", url):
        raise ValueError("SITE_URL must end after the host: no path, no user, no ? or #.")
    if parts.scheme == "http" and not may_be_plain and parts.hostname not in THIS_MACHINE:
        raise ValueError(
            "SITE_URL must start with https://. Without it only localhost works, or SECURE_SSL_REDIRECT=0 for a try."
        )
    return f"{parts.scheme}://{parts.netloc}"
