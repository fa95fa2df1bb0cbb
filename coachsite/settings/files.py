"""Static files, what editors upload and what clients hand in."""

from coachsite import environment as env
from coachsite.settings.base import BASE_DIR, DEBUG

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / env.text("MEDIA_ROOT", "var/media")
PRIVATE_ROOT = BASE_DIR / env.text("PRIVATE_ROOT", "var/private")
MEDIA_SERVED_BY = env.choice("MEDIA_SERVED_BY", ["site", "proxy"])
if PRIVATE_ROOT.resolve().is_relative_to(MEDIA_ROOT.resolve()):
    env.problem("PRIVATE_ROOT", "PRIVATE_ROOT must lie outside MEDIA_ROOT: what is in there is given to everyone.")
STORAGES = {
    "default": {"BACKEND": "coaching.storage.storages.WholeFileStorage"},
    # What belongs to one client: never served by the web server, only by a view that asks who it is.
    "private": {
        "BACKEND": "coaching.storage.storages.WholeFileStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "coachsite.static_files.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["coaching.storage.uploads.InMemory", "coaching.storage.uploads.OnDisk"]
# Where larger files wait until their form has been looked at: a folder of ours, so that what a dead process left is found.
ARRIVING_ROOT = PRIVATE_ROOT / "arriving"
