"""Database, cache, jobs."""

from functools import partial

from coachsite import environment as env
from coachsite.environment.database_url import database
from coachsite.environment.redis_url import redis_servers
from coachsite.settings.base import BASE_DIR

DATABASES = {"default": env.parsed("DATABASE_URL", partial(database, base_dir=BASE_DIR), "sqlite:///var/db.sqlite3")}
CACHES = {
    "default": {
        "BACKEND": "coaching.practice.site_cache.SiteCache",
        "LOCATION": env.parsed("REDIS_URL", redis_servers, ""),
    }
}
# Seconds for which a page that is the same for everyone is kept at most; a change of what it shows ends it at once.
PAGES_KEPT = 15 * 60
# Mail has a queue of its own: Wagtail's index jobs use "default" and must not delay a confirmation.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}
