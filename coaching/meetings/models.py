"""A session's frame: what the client is asked before it, what the coach notes in it, and what came of it."""

from typing import Any

from django.conf import settings
from django.db import models

from coaching.booking.models import Booking
from coaching.people.access import VisibleQuerySet

__all__ = ["Meeting", "MeetingNotes", "PrivateNote", "SessionAction"]

MOST_ACTIONS = 3


class SavedInParts(models.Model):
    """Words that are saved part by part as they are typed; `revisions` counts how often each part was saved."""

    revisions = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def value_of(self, part: str) -> Any:
        raise NotImplementedError

    def set_value(self, part: str, value: Any) -> None:
        raise NotImplementedError


class MeetingQuerySet(VisibleQuerySet):
    client_path = "booking__client"


class Meeting(SavedInParts):
    """What goes with one booking of a client.

    `questions` are the practice's as they were when they were first shown; `asked_at` is when an email asked them. `draft` is
    what the client types, which nobody else reads; `answers` ([{question, answer}]) are what they handed over last.
    `summary` is the note that the client was sent last.
    """

    booking = models.OneToOneField(Booking, on_delete=models.CASCADE, related_name="meeting")
    questions = models.JSONField(default=list)
    asked_at = models.DateTimeField(null=True, blank=True)
    draft = models.JSONField(default=dict)
    answers = models.JSONField(default=list)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    summary = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    times_sent = models.PositiveSmallIntegerField(default=0)

    objects = MeetingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.booking}"

    def value_of(self, part: str) -> str:
        return self.draft.get(part, "")

    def set_value(self, part: str, value: str) -> None:
        self.draft[part] = value

    @property
    def typed_answers(self) -> list[dict[str, str]]:
        """The draft as it would be handed over."""
        texts = [self.draft.get(name, "") for name in question_parts(self)]
        return [{"question": question, "answer": text} for question, text in zip(self.questions, texts, strict=True)]

    @property
    def has_news(self) -> bool:
        """Whether the client typed something that isn't handed over."""
        typed = self.typed_answers
        return any(each["answer"] for each in typed) and typed != self.answers


class MeetingNotes(SavedInParts):
    """What the coach types about a session for its client: `shared` and `actions` ({part: [text, day]}) reach them only by
    “send”, which copies them. This is a table of its own so that nothing else can."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="notes")
    shared = models.TextField(blank=True)
    actions = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.meeting}"

    def value_of(self, part: str) -> Any:
        return self.actions.get(part, []) if part in ACTION_PARTS else getattr(self, part)

    def set_value(self, part: str, value: Any) -> None:
        if part in ACTION_PARTS:
            self.actions[part] = value
        else:
            setattr(self, part, value)


class PrivateNote(SavedInParts):
    """What one member of staff noted about a session, which never reaches the client: each has their own, so that nobody writes
    over another's. One whose author's account is gone stays."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="private_notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    private = models.TextField(blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "author"], name="private_note_once_per_author")]

    def __str__(self) -> str:
        return f"{self.meeting}"

    def value_of(self, part: str) -> str:
        return self.private

    def set_value(self, part: str, value: str) -> None:
        self.private = value


class SessionActionQuerySet(VisibleQuerySet):
    client_path = "meeting__booking__client"

    def open(self) -> "SessionActionQuerySet":
        """Those that wait for their client."""
        return self.filter(done_at=None)


class SessionAction(models.Model):
    """Something that a client took on in a session, by a date of their calendar. `done_on` is the date it was ticked."""

    LONGEST = 200

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="actions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=LONGEST)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    objects = SessionActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "position", "pk"]

    def __str__(self) -> str:
        return self.text


def question_parts(meeting: Meeting) -> list[str]:
    """The name of each question's part, in order."""
    return [f"answer-{number}" for number in range(len(meeting.questions))]


ACTION_PARTS = tuple(f"action-{number}" for number in range(MOST_ACTIONS))
PRIVATE = "private"
NOTE_PARTS = (PRIVATE, "shared", *ACTION_PARTS)
