"""Who signs in, and how: allauth and our own ways in."""

AUTHENTICATION_BACKENDS = ["coaching.accounts.signed_in.SignedIn"]
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
# coaching/accounts/rate_limits.py counts ways in: allauth's counts by address alone would let a stranger lock a person out.
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
