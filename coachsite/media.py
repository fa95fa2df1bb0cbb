"""Uploaded pictures, given out by the site itself. With MEDIA_SERVED_BY=proxy a web server does it: docs/operations.md."""

import os
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.urls import re_path
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

# Wagtail's folders for pictures. Documents are not here: Wagtail gives them out itself, after asking who may have them.
FOLDERS = "original_images|images|avatar_images"
TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
HEADERS = {
    # A name never has other content (PracticeImage.get_upload_to, and Wagtail's own names of avatars).
    "Cache-Control": "public, max-age=31536000, immutable",
    # Whatever is in the file, a browser takes it for a picture, and runs nothing.
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


@require_safe
def picture(request, folder: str, name: str):
    """The picture, without asking the database; 404 for everything else that may lie there."""
    file = _open(folder, name)
    stored = os.fstat(file.fileno())
    changed = int(stored.st_mtime)
    etag = f'"{changed:x}-{stored.st_size:x}"'
    response: HttpResponse | FileResponse | None = get_conditional_response(request, etag=etag, last_modified=changed)
    if response is None and request.method == "HEAD":
        response = HttpResponse(headers={"Content-Length": str(stored.st_size)})
    if response is None:
        response = FileResponse(file)
    else:
        file.close()
    for header, value in (HEADERS | {"ETag": etag, "Last-Modified": http_date(changed), "Content-Type": _type(name)}).items():
        response[header] = value
    return response


def _open(folder, name):
    """The file, if it is a picture and lies in that folder itself, not elsewhere by a link."""
    path = (Path(settings.MEDIA_ROOT) / folder).resolve() / name
    try:
        if _type(name) and path.resolve(strict=True) == path and path.is_file():
            return path.open("rb")
    except OSError:
        pass  # not there, too long a name, not ours to read
    raise Http404


def _type(name):
    return TYPES.get(Path(name).suffix.lower())


# One folder and one name without a slash, which is no hidden file.
urlpatterns = [
    re_path(rf"^{settings.MEDIA_URL.strip('/')}/({FOLDERS})/([\w-][\w.-]*)\Z", picture, name="picture"),
]
