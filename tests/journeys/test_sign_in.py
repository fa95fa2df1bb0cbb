"""The pages of signing in, light and dark, on a phone and on a desk: axe looks at each, and a fresh code is one tap away."""

import pytest
from django.core import mail

from tests.coaching.accounts.ways import WRONG, newest_code

pytestmark = pytest.mark.browser

CLARA = "clara@example.org"


def try_code(who, code):
    who.page.get_by_label("Code from the email").fill(code)
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")
    who.look()


@pytest.mark.parametrize(("phone", "scheme"), [(True, "light"), (False, "dark")])
def test_a_code_that_is_over_is_followed_by_a_fresh_one_without_typing(phone, scheme, person):
    clara = person(phone=phone, color_scheme=scheme)
    clara.go("/me/exercises/")
    clara.reads("Our emails are delayed")  # no worker runs in a test
    clara.fill("Your email address", CLARA)
    clara.press("Email me a sign-in code")
    clara.reads("works for 10 minutes")
    for _try in range(4):
        try_code(clara, WRONG)
    clara.reads("You can try 1 more time.")
    try_code(clara, WRONG)
    clara.press("Email me a new code")
    assert len([each for each in mail.outbox if each.to == [CLARA]]) == 2
    try_code(clara, newest_code(CLARA).lower().replace("-", " "))
    clara.reads("Good, let's start")
    width = clara.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0


@pytest.mark.parametrize("phone", [True, False])
def test_a_forgotten_password_is_replaced_and_lets_in(phone, person):
    clara = person(phone=phone, color_scheme="dark" if phone else "light")
    clara.go("/accounts/login/")
    clara.press("Forgot your password?", "link")
    clara.fill("Email", CLARA)
    clara.press("Email me a code")
    try_code(clara, newest_code(CLARA))
    new = "quite another way 9"
    clara.page.locator("input[name=password1]").fill(new)
    clara.page.locator("input[name=password2]").fill(new)
    clara.press("Save the new password")
    clara.press("Sign in", "link")
    clara.page.locator("input[name=login]").fill(CLARA)
    clara.page.locator("input[name=password]").fill(new)
    clara.press("Sign in", exact=True)
    clara.reads("Good, let's start")
    for path in ("/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/2fa/totp/activate/"):
        clara.go(path)
    clara.go("/accounts/logout/")
    clara.press("Sign out")


def test_without_scripts_it_is_the_same(person):
    clara = person(java_script_enabled=False)
    clara.look = lambda: clara.page  # axe itself is a script
    clara.go("/accounts/login/")
    clara.fill("Your email address", CLARA)
    clara.press("Email me a sign-in code")
    for _try in range(5):
        try_code(clara, WRONG)
    clara.press("Email me a new code")
    try_code(clara, newest_code(CLARA))
    clara.reads("Good, let's start")
