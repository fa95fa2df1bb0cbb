"""Ours where they differ from allauth's, under its names; then all of allauth's."""

from django.urls import include, path

from coaching.accounts import code_views, views

urlpatterns = [
    path("accounts/login/", views.SignInView.as_view(), name="account_login"),
    path("accounts/login/code/", views.RequestCodeView.as_view(), name="account_request_login_code"),
    path("accounts/login/code/confirm/", code_views.SignInCodeView.as_view(), name="account_confirm_login_code"),
    path("accounts/password/reset/", views.RequestResetView.as_view(), name="account_reset_password"),
    path("accounts/password/reset/confirm/", code_views.ResetCodeView.as_view(), name="account_confirm_password_reset_code"),
    path("accounts/confirm-email/", code_views.AddressCodeView.as_view(), name="account_email_verification_sent"),
    path("accounts/", include("allauth.urls")),
]
