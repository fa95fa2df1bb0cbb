"""Back leads to the page that a form came back with, a question or an error, with all that was typed.

A browser can't ask for such a page again: it shows the one that it kept, or an error of its own. So visitors' browsers keep it,
for Back alone. What is somebody's own is kept by no browser: there the page's script has Back ask for its address again
(`static/js/asked_again.js`).
"""

from django.http import HttpRequest, HttpResponse

from coachsite.private_pages import is_private

FOR_BACK = "private, no-cache"  # Back shows it as it is; nothing else uses it before asking


class FormAnswerMiddleware:
    """A booking sets cookies, so the answer must not depend on them: with others, Back could not show it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_answer(request, response) and is_kept_for_back(request):
            response["Cache-Control"] = FOR_BACK
            forget_cookies(response)
        return response


def is_answer(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a form was answered with a page."""
    is_page = response.get("Content-Type", "").startswith("text/html") and not response.has_header("Location")
    return request.method == "POST" and is_page


def is_kept_for_back(request: HttpRequest) -> bool:
    """Whether what this form is answered with is a visitor's, and no page that only its own person may see."""
    user = getattr(request, "user", None)
    return not (is_private(request) or (user and user.is_authenticated))


def is_asked_again(request: HttpRequest) -> bool:
    """Whether Back has to ask for the address of this page again: it answers a form, and is kept by no browser."""
    return request.method == "POST" and not is_kept_for_back(request)


def forget_cookies(response: HttpResponse) -> None:
    varies = [each.strip() for each in response.get("Vary", "").split(",")]
    if others := [each for each in varies if each and each.lower() != "cookie"]:
        response["Vary"] = ", ".join(others)
    else:
        del response["Vary"]
