from functools import wraps

from django.http import Http404
from django.utils import timezone

from coaching.people.access import client_required
from coaching.people.module_answers import has_module
from coaching.people.timeline import seen


def module_required(slug):
    """Opens a module's pages to the clients who have that module; others get 404.

    What a client sends and the page takes (any POST not answered by an error) counts as activity of theirs, today.
    """

    def decorator(view):
        @client_required
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            if not has_module(request.client, slug):
                raise Http404
            response = view(request, *args, **kwargs)
            if request.method == "POST" and response.status_code < 400:
                seen(client=request.client, at=timezone.now())
            return response

        return wrapper

    return decorator
