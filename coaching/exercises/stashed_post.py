"""A form that was sent after its session had ended: its words wait in the new session until the client has signed in."""

from functools import wraps

from django.http import QueryDict

# What a form of many long answers holds. Anyone can send one, so it can't be without end.
MOST = 250_000


def keeps_words(view):
    """Puts away what a signed-out client sends to the exercise `pk`, before `view` leads to the sign-in page."""

    @wraps(view)
    def wrapper(request, pk):
        if request.method == "POST" and not request.user.is_authenticated:
            _stash(request, pk)
        return view(request, pk)

    return wrapper


def take_out(request, pk):
    """The form's answers as a QueryDict, once; None when nothing was put away in this browser for this exercise."""
    words = request.session.pop(_name(pk), None)
    return QueryDict(words) if words else None


def _stash(request, pk):
    answers = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name.startswith("prompt-"):
            answers.setlist(name, values)
    words = answers.urlencode()
    if answers and len(words) <= MOST:
        request.session[_name(pk)] = words


def _name(pk):
    return f"stashed: exercise {pk}"
