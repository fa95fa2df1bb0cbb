"""All settings, driven by the environment. Every default works on a fresh clone.

Production sets DEBUG=0 and at least SECRET_KEY, ALLOWED_HOSTS, SITE_URL, DATABASE_URL and EMAIL_URL, and should set
DEFAULT_FROM_EMAIL; `docs/operations.md` explains each.
"""

from functools import partial
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from coachsite import environment as env
from coachsite import server_urls

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env.flag("DEBUG", default=True)
DEMO = env.flag("DEMO", default=False)
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=not DEBUG)
SITE_URL = env.parsed("SITE_URL", partial(server_urls.site_url, may_be_plain=not SECURE_SSL_REDIRECT), "http://localhost:8000")
SECRET_KEY = env.secret("SECRET_KEY", "only-for-development-" * 3)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")
if DEMO and not DEBUG:
    env.problem("The demo shows mails and sign-in codes to everyone: DEMO=1 needs DEBUG=1.")
CSRF_TRUSTED_ORIGINS = [] if DEBUG else [SITE_URL]

INSTALLED_APPS = [
    "coachsite",
    "coaching",
    *env.words("COACHING_MODULES", "networking_module"),
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "coachsite.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "coachsite.outage.DatabaseOutageMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coachsite.middleware.AutosaveMiddleware",
    "coachsite.middleware.AdminPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "coachsite.urls"
WSGI_APPLICATION = "coachsite.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "coachsite.forms.FormRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coachsite.context.site",
            ],
        },
    },
]

# Database, cache, jobs
DATABASES = {"default": env.parsed("DATABASE_URL", partial(server_urls.database, base_dir=BASE_DIR), "sqlite:///var/db.sqlite3")}
CACHES = {
    "default": {
        "BACKEND": "coaching.practice.site_cache.SiteCache",
        "LOCATION": env.parsed("REDIS_URL", server_urls.redis_servers, ""),
    }
}
# Mail has a queue of its own: Wagtail's index jobs use "default" and must not delay a confirmation.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}

# Accounts
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "after_sign_in"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "coaching.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_FORMS = {
    "add_email": "coaching.accounts.forms.AddAddressForm",
    "confirm_email_verification_code": "coaching.accounts.forms.AddressCodeForm",
    "confirm_login_code": "coaching.accounts.forms.CodeForm",
    "confirm_password_reset_code": "coaching.accounts.forms.CodeForm",
    "request_login_code": "coaching.accounts.forms.RequestCodeForm",
    "reset_password": "coaching.accounts.forms.RequestResetForm",
}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
CODE_SECONDS = 10 * 60  # how long every mailed code works
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
# Ways in are counted by coaching/accounts/limits.py: allauth's counts by address alone would let a stranger lock a person out.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "request_login_code": None,
    "reset_password": None,
    "confirm_email": "1/10s/key,5/10m/key",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 3  # two to sign in by, and room to change one
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

# Mail
EMAIL_BACKEND = "coaching.mail.backend.EmailBackend"  # everything goes through the outbox, which the worker empties here:
MAIL_SERVER_BACKEND = env.text("EMAIL_BACKEND") or (
    "coachsite.demo.mailbox.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
)
DEMO_MAILS = BASE_DIR / "var" / "demo-mail"
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = env.parsed(
    "EMAIL_URL", server_urls.mail_server, "smtp://localhost:25", needed=not env.text("EMAIL_BACKEND")
)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "AdvantEdge Careers <hello@advantedge.example>")

# Payments: without keys a package says "ask about this".
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET")
STRIPE_API_URL = env.text("STRIPE_API_URL")

# Calendars that coaches have elsewhere: an address on this machine is refused, but for the demo and the tests.
CALENDARS_ON_THIS_MACHINE = DEMO

# Language and time
LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / env.text("MEDIA_ROOT", "var/media")
PRIVATE_ROOT = BASE_DIR / env.text("PRIVATE_ROOT", "var/private")
MEDIA_SERVED_BY = env.choice("MEDIA_SERVED_BY", ["site", "proxy"])
if PRIVATE_ROOT.resolve().is_relative_to(MEDIA_ROOT.resolve()):
    env.problem("PRIVATE_ROOT must lie outside MEDIA_ROOT: what is in there is given to everyone.")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What belongs to one client: never served by the web server, only by a view that asks who it is.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Wagtail
WAGTAIL_SITE_NAME = "Practice"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "coaching.PracticeImage"
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# Security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Chromium holds a form's redirects to this too: buying leads to the payment page, in the demo a pretend one.
        "form-action": [SELF, "https://checkout.stripe.com", *([STRIPE_API_URL] if DEBUG and STRIPE_API_URL else [])],
        "frame-ancestors": [NONE],
    }
}
# Wagtail's date choosers and editor write inline scripts and styles, and previews are framed: in the admin alone.
ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}
# How many proxies of ours stand in front: the visitor's address, by which tries are counted, is the last but so many.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0 if DEBUG else 1)
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if not DEBUG:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
    SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https:")  # a try by http keeps its cookies

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING").upper()},
}

env.check()
