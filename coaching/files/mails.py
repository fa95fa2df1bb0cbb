from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register


# Mail kinds are read before there are models.
def _unopened(facts: dict[str, Any]) -> bool:
    from coaching.files.telling import still_wanted

    return still_wanted(facts)


register(
    MailKind(
        slug="files.given",
        title=_("The coach gave a file"),
        subject=_("{coach} has {count} for you"),
        body=_("Hello {name},\n\n{coach} has put {count} on your page:\n\n{files}"),
        placeholders={
            "name": "Clara",
            "coach": "Dana Reyes",
            "count": "a file",
            "files": "• resume with remarks.pdf: look at the second page first",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("Open your files"),
        still_wanted=_unopened,
        mandatory=("files",),
    )
)
