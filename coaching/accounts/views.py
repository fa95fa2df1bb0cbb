"""The page to sign in, with both ways on it, and the page of those who forgot their password."""

from typing import TYPE_CHECKING

from allauth.account.forms import LoginForm
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.views import LoginView, PasswordResetView, RequestLoginCodeView
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from coaching.accounts import shared_computer
from coaching.accounts.forms import RequestCodeForm
from coaching.accounts.mail_state import mails_wait

if TYPE_CHECKING:
    from django.views.generic import FormView as Base
else:
    Base = object


class _BothWays(Base):
    """One page with two forms: a code by mail, or the password. What was typed in one is in the other too."""

    template_name = "account/login.html"

    def _redirect_to_pending_stage(self, request, stage):
        """Who asks again wants to begin again: allauth would lead back to the code of before, and mail nothing. The page
        itself leads there."""

    def post(self, request, *args, **kwargs):
        shared_computer.remember_choice(request)
        response = super().post(request, *args, **kwargs)
        shared_computer.limit_session(request)  # allauth's form sets the usual end after signing in
        return response

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        typed = form["email" if isinstance(form, RequestCodeForm) else "login"].value() or ""
        others = {"code_form": RequestCodeForm(initial={"email": typed}), "password_form": LoginForm(initial={"login": typed})}
        own = {"code_form" if isinstance(form, RequestCodeForm) else "password_form": form}
        stage = get_pending_stage(self.request)
        return {**context, **others, **own, "code_page": stage and stage.urlname, "mails_wait": mails_wait()}


class SignInView(_BothWays, LoginView):
    pass


class RequestCodeView(_BothWays, RequestLoginCodeView):
    pass


@method_decorator(never_cache, name="dispatch")
class RequestResetView(PasswordResetView):
    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "mails_wait": mails_wait()}
