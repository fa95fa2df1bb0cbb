from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register


# Mail kinds are read before there are models.
def _still_to_do(facts: dict[str, Any]) -> bool:
    from coaching.exercises.notifications import still_to_do

    return still_to_do(facts)


def _unread_review(facts: dict[str, Any]) -> bool:
    from coaching.exercises.review.reviewing import is_wanted

    return is_wanted(facts)


def _unread_reply(facts: dict[str, Any]) -> bool:
    from coaching.exercises.review.replying import is_wanted

    return is_wanted(facts)


register(
    MailKind(
        slug="exercises.reviewed",
        title=_("The coach answered an exercise"),
        subject=_("{coach} answered “{title}”"),
        body=_("Hello {name},\n\n{coach} read what you wrote in “{title}” and left you a comment."),
        placeholders={
            "name": "Clara",
            "coach": "Dana Reyes",
            "title": "Prepare before you write",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("Read the comment"),
        still_wanted=_unread_review,
    )
)
register(
    MailKind(
        slug="exercises.reply",
        title=_("The coach wrote about an exercise"),
        subject=_("{coach} wrote to you about “{title}”"),
        body=_("Hello {name},\n\n{coach} wrote to you about “{title}”. Answer below the exercise, or reply to this email."),
        placeholders={
            "name": "Clara",
            "coach": "Dana Reyes",
            "title": "Prepare before you write",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("Read it"),
        still_wanted=_unread_reply,
    )
)

register(
    MailKind(
        slug="exercises.opened",
        title=_("New exercises"),
        subject=_("{count} ready for you"),
        body=_(
            "Hello {name},\n\n{coach} has something for you to practice:\n\n{titles}\n\n"
            "A few quiet minutes are enough to begin: everything is saved as you write."
        ),
        placeholders={
            "name": "Clara",
            "coach": "Dana Reyes",
            "count": "2 exercises are",
            "titles": "• Prepare before you write\n• A story for your next interview",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("Begin"),
        still_wanted=_still_to_do,
    )
)
