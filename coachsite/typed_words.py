"""What pages that refuse something show of what was typed.

Only a form from a page of our own may be sent again from there, and only by a person's press: otherwise another site could have
a browser send a form here that does something in its person's name. What came from another site isn't even shown.
"""

from typing import Any

from django.http import HttpRequest

from coaching.autosave.typed import typed_in
from coachsite.origins import Origin, origin_of, page_before


def words_of(request: HttpRequest) -> dict[str, Any]:
    """For a template: `typed`, None when nothing was; `again`, whether it may be sent again from there; the page `before`."""
    if request.method in ("GET", "HEAD") or origin_of(request) is Origin.ANOTHER:
        return {"typed": None, "again": False}
    typed = typed_in(request)
    again = typed.is_whole and origin_of(request) is Origin.OURS
    return {"typed": typed, "again": again, "before": page_before(request)}
