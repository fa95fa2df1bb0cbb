from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import MailKind, register

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
            "practice": "AdvantEdge Careers",
            "url": "https://example.org/",
        },  # fmt: skip
        button=_("Read the comment"),
    )
)
