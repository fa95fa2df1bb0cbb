"""A form that an editor makes: its questions, for how long answers are kept, who is told."""

from typing import Any

from django.core import signing
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.models import Page

from coaching.booking.guest import rate_limits
from coaching.booking.guest.antispam import TrappedForm
from coaching.practice.refusals import TOO_MANY_TRIES_OR_WRITE
from coaching.website.form_answers import keep
from coaching.website.form_building import KINDS, PageForm, PageFormBuilder
from coaching.website.page_form import SitePageForm
from coaching.website.site_page import SitePage

SALT = "coaching.website.form"
BUTTON, THANKS = _("Send"), _("Thank you. It has arrived, and you hear from us soon.")


class FormField(AbstractFormField):
    """One question of a form."""

    page = ParentalKey("coaching.FormPage", on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("kind"), max_length=16, choices=KINDS)

    def get_field_clean_name(self) -> str:
        """Never the name of a trap: people would fall into it."""
        name = super().get_field_clean_name()
        return f"{name}_answer" if name in TrappedForm.base_fields else name


class FormPageForm(SitePageForm):
    """With words for the button and for afterward: whoever wants others changes them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            for name, words in {"button": BUTTON, "thanks": THANKS}.items():
                if name in self.fields and not self.initial.get(name):
                    self.initial[name] = str(words)


class FormPage(FormMixin, SitePage):
    """Questions that anyone may answer. Answers are kept for some days, and go to the practice by email."""

    button = models.CharField(_("button"), max_length=60, default=BUTTON, help_text=_("Say what happens."))
    thanks = models.TextField(_("afterward"), max_length=600, help_text=_("What is read once it was sent."))
    to = models.EmailField(_("sent to"), blank=True, help_text=_("Leave empty for the practice's own address."))
    retention_days = models.PositiveSmallIntegerField(
        _("days to keep answers"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("Shown below the form. Then they are deleted by themselves."),
    )

    form_builder = PageFormBuilder
    template = "coaching/website/form_page.html"
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types: list[str] = []
    content_panels = [
        FormSubmissionsPanel(),
        *Page.content_panels,
        FieldPanel("intro"),
        InlinePanel("form_fields", label=_("Question"), heading=_("Questions"), min_num=1),
        FieldPanel("button"),
        FieldPanel("thanks"),
        MultiFieldPanel([FieldPanel("to"), FieldPanel("retention_days")], _("Answers")),
        FieldPanel("body"),
    ]

    base_form_class = FormPageForm

    class Meta:
        verbose_name = _("form")

    def get_submissions_list_view_class(self) -> type:
        from coaching.website.form_views import AnswersView  # reads models when it is imported

        return AnswersView

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            return self._take(request)
        return self._page(request, form=self.get_form(page=self, user=request.user), is_sent=self._is_sent(request))

    def render_landing_page(self, request: HttpRequest, form_submission: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
        """What an editor previews as what comes afterward."""
        return self._page(request, is_sent=True)

    def _take(self, request: HttpRequest) -> HttpResponse:
        form: PageForm = self.get_form(request.POST, page=self, user=request.user)
        if rate_limits.too_often(request, form.email):
            form.add_error(None, TOO_MANY_TRIES_OR_WRITE)
        if not form.is_valid():
            return self._page(request, status=422, form=form)
        answer = keep(page=self, form=form)
        return redirect(f"{self.get_url(request)}?sent={signing.dumps(answer.pk, salt=SALT)}#sent")

    def _page(self, request: HttpRequest, status: int = 200, **context: Any) -> HttpResponse:
        values = {**self.get_context(request), **context}
        response = TemplateResponse(request, self.get_template(request), values, status=status)
        add_never_cache_headers(response)  # each form has a key and a time of its own
        return response

    def _is_sent(self, request: HttpRequest) -> bool:
        """Whether something was really sent: the address says it with our signature."""
        try:
            return bool(signing.loads(request.GET.get("sent", ""), salt=SALT))
        except signing.BadSignature:
            return False
