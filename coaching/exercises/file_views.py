"""Files of exercises, to those who may have them."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from coaching.exercises import access
from coaching.storage import serving


@login_required
@require_safe
def download(request, pk):
    """The file itself: saved, never opened on our address, kept in no shared cache."""
    return _sent(request, access.file_or_404(request.user, pk))


@login_required
@require_safe
def download_review(request, pk):
    """A file that the coach sent back."""
    return _sent(request, access.review_file_or_404(request.user, pk))


def _sent(request, found):
    response = serving.download(request, found.file, filename=found.name, content_type=found.content_type)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
