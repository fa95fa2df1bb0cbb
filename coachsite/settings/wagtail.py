"""Wagtail."""

from coachsite.settings.base import SITE_URL

WAGTAIL_SITE_NAME = "Practice"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = False  # who may write a page here may publish it
WAGTAIL_USER_TIME_ZONES: list[str] = []  # nobody chooses one there: coachsite/admin_clock.py
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "coaching.PracticeImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "coaching.practice.pictures.form.PictureForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
