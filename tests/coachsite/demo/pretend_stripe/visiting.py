"""A browser without scripts, for the pages of the pretend Stripe."""

import urllib.error
import urllib.request
from urllib.parse import urlencode

from bs4 import BeautifulSoup


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def visit(url, body=None):
    """(status, where it leads, text)"""
    try:
        response = urllib.request.build_opener(Stay).open(url, body)
    except urllib.error.HTTPError as error:
        response = error
    with response:
        return response.status, response.headers["Location"], response.read().decode()


def press(stripe, url, words, place=0, **typed):
    """Presses the button with these words, the one at `place` of several, in its form: (status, where it leads, text)."""
    page = BeautifulSoup(visit(url)[2], "html.parser")
    button = [each for each in page.find_all("button") if each.get_text() == words][place]
    form = button.find_parent("form")
    fields = {each["name"]: each.get("value", "") for each in form.find_all("input")} | typed
    if button.get("name"):
        fields[button["name"]] = button["value"]
    action = form.get("action") or ""
    return visit(stripe.address + action if action else url, urlencode(fields).encode())


def alert(text):
    found = BeautifulSoup(text, "html.parser").find(role="alert")
    return found and found.get_text()
