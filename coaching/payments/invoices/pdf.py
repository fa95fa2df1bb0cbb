"""Making a PDF with WeasyPrint, where its system libraries are. https://doc.courtbouillon.org/weasyprint/

It is imported when the first PDF is asked for: it needs Pango, which a server may lack, and takes half a second.
"""

import logging
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

from coaching.practice.tracebacks import without_words

SHEETS = ("css/tokens.css", "css/document.css")
FONTS = "fonts"
log = logging.getLogger(__name__)


class NoPdf(Exception):
    """No PDF can be made here; the page to print says the same."""


@cache
def is_available() -> bool:
    """Whether WeasyPrint and the system's libraries that it needs are here; asked once for each process."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: a library of the system is missing
        log.warning("No PDF can be made: %s", without_words(error))
        return False
    weasyprint.LOGGER.setLevel(logging.CRITICAL)  # it quotes letters of people's names, and rules of CSS it doesn't know
    return True


def written(html: str) -> bytes:
    """The PDF of a page of ours. Nothing is fetched for it but our own fonts. Raises NoPdf."""
    if not is_available():
        raise NoPdf
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _our_fonts(), FontConfiguration()
    sheets = [CSS(filename=_found(name), url_fetcher=fetcher, font_config=fonts) for name in SHEETS]
    return HTML(string=html, url_fetcher=fetcher).write_pdf(stylesheets=sheets, font_config=fonts, pdf_tags=True)


def _our_fonts() -> Any:
    """What WeasyPrint fetches with: it refuses every address but a file in our folder of fonts."""
    from weasyprint.urls import URLFetcher

    folder = Path(_found(FONTS)).resolve()

    class OurFonts(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            path = Path(url.removeprefix("file://")).resolve()
            if not url.startswith("file:///") or path.parent != folder:
                raise ValueError("Only our own fonts are read.")
            return super().fetch(url, headers)

    return OurFonts(allowed_protocols=("file",), allow_redirects=False)


def _found(name: str) -> str:
    found = finders.find(name)
    assert isinstance(found, str), name
    return found
