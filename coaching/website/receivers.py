from datetime import datetime

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.contrib.forms.models import FormSubmission

from coaching.mail.models import Message
from coaching.sweeping import swept_daily
from coaching.website import form_answers, mails
from coaching.website.models import FormPage


@swept_daily("form answers")
def purge_answers(now: datetime) -> int:
    """What is older than its page promises."""
    return sum(form_answers.purge(page, now) for page in FormPage.objects.only("pk", "retention_days"))


@receiver(post_delete, sender=FormSubmission)
def forget_the_mail(sender: type[FormSubmission], instance: FormSubmission, **kwargs: object) -> None:
    """The email about an answer goes with it, whoever deletes it: it has the address of who wrote."""
    Message.objects.filter(cause=mails.cause_of(instance.pk)).delete()
