"""What a coach says to what was handed in, and what the two write to each other about an exercise."""

from django.conf import settings
from django.db import models
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.people.access import VisibleQuerySet
from coaching.people.client_day import ClientDay
from coaching.storage.stored_files import StoredFile, take_away


class Review(models.Model):
    """The coach's answer to what was handed in. `comments` maps prompt ids to words; like a submission it never changes.

    `reviewed_on` is the date that `reviewed_at` was for the client. `told_at` is when the client was told of it (once, by a mail
    of its own or in the digest), `read_at` when they looked.
    """

    class Outcome(models.TextChoices):
        GOOD = "good", _("good")
        AGAIN = "again", _("try again")

    submission = models.OneToOneField("coaching.Submission", on_delete=models.CASCADE, related_name="review")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    comment = models.TextField(_("comment"), blank=True)
    comments = models.JSONField(default=dict, blank=True)
    reviewed_at = models.DateTimeField(default=timezone.now)
    reviewed_on = ClientDay(moment="reviewed_at", client="submission.assignment.client")
    told_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"{self.submission}: {self.outcome}"


class ReviewDraft(models.Model):
    """What the coach has typed so far: a table of its own, so that nothing unfinished can reach the client.

    `revisions` counts for each prompt id ("" for the comment on the whole) how often its words were saved.
    """

    submission = models.OneToOneField("coaching.Submission", on_delete=models.CASCADE, related_name="draft")
    comment = models.TextField(blank=True)
    comments = models.JSONField(default=dict, blank=True)
    revisions = models.JSONField(default=dict, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"{self.submission_id}"


class ReviewFile(StoredFile):
    """A marked-up file from the coach; the client sees it once the review is sent."""

    submission = models.ForeignKey("coaching.Submission", on_delete=models.CASCADE, related_name="review_files")

    folder = "reviews"

    class Meta:
        verbose_name = _("file of a review")


post_delete.connect(take_away, sender=ReviewFile)


class ReplyQuerySet(VisibleQuerySet):
    client_path = "assignment__client"


class Reply(models.Model):
    """A word in the thread of one exercise, from the client or (`by_coach`) to them. `read_at` is the other side's.

    `written_on` is the date that `written_at` was for the client, whoever wrote.
    """

    assignment = models.ForeignKey("coaching.Assignment", on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_coach = models.BooleanField(default=False)
    text = models.TextField(_("your words"), max_length=5000)
    written_at = models.DateTimeField(default=timezone.now)
    written_on = ClientDay(moment="written_at", client="assignment.client")
    told_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ReplyQuerySet.as_manager()

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["assignment", "written_at"])]

    def __str__(self):
        return f"{self.assignment_id}, {self.written_at:%Y-%m-%d}"
