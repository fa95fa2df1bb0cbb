from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register


# Mail kinds are read before there are models.
def _still_to_do(facts: dict[str, Any]) -> bool:
    from coaching.exercises.notifications import still_to_do

    return still_to_do(facts)


def _still_unread(facts: dict[str, Any]) -> bool:
    from coaching.exercises.telling_news import still_unread

    return still_unread(facts)


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
        still_wanted=_still_unread,
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
        still_wanted=_still_unread,
    )
)

register(
    MailKind(
        slug="exercises.news",
        title=_("The coach answered several exercises"),
        subject=_("{coach} wrote to you about {count}"),
        body=_("Hello {name},\n\n{coach} read what you wrote, and left you a word on each of these:\n\n{titles}"),
        placeholders={
            "name": "Clara",
            "coach": "Dana Reyes",
            "count": "2 exercises",
            "titles": "• Prepare before you write\n• A story for your next interview",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("Read them"),
        still_wanted=_still_unread,
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
