"""Messages to try the check with, for anyone who has none at hand. Each gets another answer."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Sample:
    """`slug` is in the address, `title` on the link."""

    slug: str
    title: StrOrPromise
    text: StrOrPromise


SAMPLES = (
    Sample(
        "a-job",
        _("For a job"),
        _(
            "Hi Maria,\n\nI hope you are well! I was laid off in March and I am looking for my next role in product marketing. "
            "My resume is attached. Do you know of any openings at Northwind, or could you pass it on to whoever is hiring?\n\n"
            "Thanks so much,\nSam"
        ),
    ),
    Sample(
        "a-stranger",
        _("To a stranger"),
        _(
            "Dear Mr. Okafor,\n\nIn the alumni podcast you said the port delays taught you to plan for three suppliers, not one. "
            "Our class has just finished a project on that same trade-off. I'm sending you our two-page summary: the numbers "
            "surprised us.\n\nI graduate in May and would love to hear what your days look like. Could you spare 15 minutes in "
            "the next few weeks?\n\nPriya"
        ),
    ),
    Sample(
        "a-hello",
        _("Just hello"),
        _(
            "Hi Jonas,\n\nSaw that your old team won the design award, and thought of the nights you spent on that prototype. "
            "Congratulations! I hope you celebrated properly.\n\nLena"
        ),
    ),
)


def sample(slug: str | None) -> Sample | None:
    """The sample of that name, or None."""
    return next((each for each in SAMPLES if each.slug == slug), None)
