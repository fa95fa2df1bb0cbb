"""Mail: through the outbox to the mail server."""

from coaching.practice.url_parts import parts_of
from coachsite import demo
from coachsite import environment as env
from coachsite.environment.email_url import mail_server
from coachsite.settings.base import BASE_DIR, DEMO, SITE_URL

EMAIL_BACKEND = "coaching.mail.backend.EmailBackend"  # everything goes through the outbox, which the worker empties here:
MAIL_SERVER_BACKEND = env.text("EMAIL_BACKEND") or (
    "coachsite.demo.mailbox.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
)
DEMO_MAILS = BASE_DIR / "var" / "demo-mail"
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = env.parsed(
    "EMAIL_URL", mail_server, "smtp://localhost:25", needed=not env.text("EMAIL_BACKEND")
)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", demo.SENDER if DEMO else f"hello@{parts_of(SITE_URL).hostname}")
