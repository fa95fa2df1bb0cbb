"""Whoever sends a mail, it goes through the outbox, and no page waits for a mail server."""

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from coaching.mail.models import Message
from coaching.website.models import StandardPage

OURS = "coaching.mail.backend.EmailBackend"


@pytest.fixture
def site(settings):
    settings.EMAIL_BACKEND = OURS


def test_a_mail_of_djangos_own_goes_through_the_outbox_in_our_look(db, site):
    assert send_mail("A note", "Hello <b>", None, ["a@example.org", "b@example.org"]) == 1
    assert list(Message.objects.values_list("kind", "to", "subject", "state")) == [
        ("other", "a@example.org", "A note", "sent"),
        ("other", "b@example.org", "A note", "sent"),
    ]
    assert [each.to for each in mail.outbox] == [["a@example.org"], ["b@example.org"]]
    assert "Hello &lt;b&gt;" in mail.outbox[0].alternatives[0].content
    assert 'class="mail-sheet"' in mail.outbox[0].alternatives[0].content


def test_html_and_whom_to_answer_are_kept(db, site):
    made = EmailMultiAlternatives("A note", "Hello", to=["a@example.org"], bcc=["b@example.org"], reply_to=["c@example.org"])
    made.attach_alternative("<p>Hello</p>", "text/html")
    made.send()
    assert [each.to for each in mail.outbox] == [["a@example.org"], ["b@example.org"]]
    assert (mail.outbox[0].alternatives[0].content, mail.outbox[0].reply_to) == ("<p>Hello</p>", ["c@example.org"])


def test_a_page_of_the_admin_does_not_wait_for_the_mail_server(db, settings, signed_in, editor, owner):
    """Wagtail tells the moderators inside the request, and an absent server would be a 500."""
    settings.EMAIL_BACKEND = OURS
    settings.MAIL_SERVER_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "mail"]}}
    settings.EMAIL_HOST, settings.EMAIL_PORT = "no.such.host.invalid", 1
    page = Page.get_first_root_node().add_child(instance=StandardPage(title="News", slug="some-news"))
    workflow, task = Workflow.objects.create(name="Owners look"), GroupApprovalTask.objects.create(name="Owners look")
    task.groups.set(owner.user.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page.save_revision(user=editor)
    workflow.start(page, editor)
    assert set(Message.objects.values_list("kind", "to", "state")) == {("other", owner.user.email, "waiting")}
    assert signed_in(editor).get(reverse("wagtailadmin_home")).status_code == 200
