"""Language and time."""

from coachsite.settings.base import BASE_DIR

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
# With one language nothing has to be looked up, which is a sixth of a page's time: Django asks twenty catalogs for each word.
USE_I18N = len(LANGUAGES) > 1
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES  # nobody is offered an admin that is half in another language
