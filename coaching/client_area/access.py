from functools import wraps

from django.http import Http404

from coaching.people.access import client_required


def module_required(slug):
    """Opens a module's pages to the clients who have that module; others get 404."""

    def decorator(view):
        @client_required
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            if not request.client.modules.filter(slug=slug).exists():
                raise Http404
            return view(request, *args, **kwargs)

        return wrapper

    return decorator
