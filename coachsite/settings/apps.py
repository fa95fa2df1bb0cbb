"""What is installed, and what each request and page passes."""

from coachsite import environment as env
from coachsite.settings.base import BASE_DIR

COACHING_MODULES = env.packages("COACHING_MODULES", ["networking_module"])
INSTALLED_APPS = [
    "coachsite",
    "coaching",
    *COACHING_MODULES,
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
    "coachsite.form_answers.FormAnswerMiddleware",
    "coachsite.private_pages.PrivatePagesMiddleware",
    "coachsite.outage.OutageMiddleware",
    "coachsite.refused_requests.RefusedRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "coachsite.maintenance.MaintenanceMiddleware",
    "coachsite.compression.CompressionMiddleware",
    "coachsite.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "coachsite.pressed_twice.PressedTwiceMiddleware",  # sees what the one for messages puts into the answer
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coachsite.middleware.NumberMiddleware",
    "coachsite.middleware.MethodMiddleware",
    "coachsite.middleware.AutosaveMiddleware",
    "coachsite.middleware.AdminPolicyMiddleware",
    "coachsite.deletions.DeletionMiddleware",
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
                "coaching.people.breaks.of_request",
            ],
        },
    },
]
