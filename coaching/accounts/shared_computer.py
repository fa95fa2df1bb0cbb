"""Signing in on a computer that others use too: the session ends with the browser, and nothing typed leaves a copy there."""

NAME = "shared_computer"


def remember_choice(request) -> None:
    """Notes in the session what was ticked beside either way in; it stays while the code is on its way."""
    if request.POST.get(NAME):
        request.session[NAME] = True
    elif request.session.pop(NAME, None):
        request.session.set_expiry(None)


def is_shared(request) -> bool:
    return request.session.get(NAME, False)


def limit_session(request) -> None:
    """Ends a session on a shared computer when its browser is closed. Anything else that sets its end must come first."""
    if is_shared(request):
        request.session.set_expiry(0)
