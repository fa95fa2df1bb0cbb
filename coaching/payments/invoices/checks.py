"""What `manage.py check` says of PDFs: whether they can be made, and which letters their fonts lack."""

import shutil
import subprocess
from typing import Any

from django.core.checks import CheckMessage, Info, Warning, register

from coaching.payments.invoices import pdf

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# A language whose letters a font has, and the Debian package that brings one.
FONTS = {
    "ru": ("Cyrillic", "fonts-dejavu-core"),
    "ar": ("Arabic", "fonts-noto-core"),
    "ja": ("Chinese, Japanese and Korean", "fonts-noto-cjk"),
    "und-zsye": ("emoji", "fonts-noto-color-emoji"),
}


@register
def check_pdf(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """A warning where WeasyPrint, or what it needs of the system, can't be loaded."""
    if pdf.is_available():
        return []
    words = "Receipts and invoices can be printed, but not downloaded or mailed as PDF: WeasyPrint can't be loaded."
    return [Warning(words, hint=f"On Debian: apt-get install {LIBRARIES}", id="coaching.W001")]


@register(deploy=True)
def check_fonts(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """A word on letters that names may have and no font here does."""
    lacking = [FONTS[language] for language in FONTS if pdf.is_available() and not _has_font(language)]
    if not lacking:
        return []
    letters, packages = ", ".join(name for name, _package in lacking), " ".join(package for _name, package in lacking)
    words = f"No font here has these letters: {letters}. In a PDF they are boxes; their text is there all the same."
    return [Info(words, hint=f"On Debian: apt-get install {packages}", id="coaching.I001")]


def _has_font(language: str) -> bool:
    """Whether a font of the system covers a language, as fontconfig's own command says; where that is missing nobody knows."""
    command = shutil.which("fc-list")
    if command is None:
        return True
    try:
        found = subprocess.run([command, f":lang={language}", "family"], capture_output=True, timeout=10, check=False)
    except subprocess.TimeoutExpired:
        return True
    return bool(found.stdout.strip())
