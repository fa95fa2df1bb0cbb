"""What a browser may load, whose word about a visitor counts, cookies and HTTPS."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from coachsite import environment as env
from coachsite.settings.base import DEBUG, SITE_URL
from coachsite.settings.payments import STRIPE_API_URL

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
CSRF_FAILURE_VIEW = "coachsite.error_pages.csrf_failure"
if not DEBUG:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
    SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https:")  # a try by http keeps its cookies
