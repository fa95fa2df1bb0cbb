"""The style guide: every component with sample data, on one page. Mounted while debugging only."""

from datetime import UTC, date, datetime, timedelta

from django import forms
from django.shortcuts import render

from coaching.modules import Progress, Track
from coaching.payments.models import Package
from coaching.people.activity import ActiveWeeks, Week
from coaching.progress.overview import TrackProgress
from coaching.website.blocks import PageBlocks

SIGNS = (
    "bring_value",
    "stay_in_touch",
    "have_a_conversation",
    "two_way",
    "one_way",
    "neutral",
    "home",
    "people",
    "exercises",
    "sessions",
)
SWATCHES = (
    "paper",
    "paper-raised",
    "paper-sunk",
    "ink",
    "ink-soft",
    "line",
    "line-strong",
    "give",
    "give-strong",
    "give-wash",
    "ask",
    "ask-bright",
    "ask-wash",
)
THEMES = ("light", "dark")
TRACKS = (
    Progress(Track("bring-value", "Bring value", "bring_value"), (0, 1, 0, 2, 1, 0, 3, 2)),
    Progress(Track("stay-in-touch", "Stay in touch", "stay_in_touch"), (2, 3, 1, 4, 0, 2, 5, 3)),
    Progress(Track("have-a-conversation", "Have a conversation", "have_a_conversation"), (0, 0, 0, 1, 0, 0, 0, 1)),
)
NOW = datetime(2026, 11, 25, tzinfo=UTC)
ACTIVE = (True, False, True, True, None, None, True, True, False, True, True, True, True, False)  # None: a break
WEEKS = tuple(Week(date(2026, 8, 24) + timedelta(weeks=index), bool(done), done is None) for index, done in enumerate(ACTIVE))

PACKAGES = (
    Package(pk=1, title="One session", sessions=1, price=14000, description="Fifty minutes on the one thing that is stuck."),
    Package(
        pk=2,
        title="A month, with all that comes between",
        sessions=3,
        price=50000,
        currency="JPY",
        instalments=2,
        validity_days=90,
    ),
)


class Networking:
    slug = "networking"


class SampleForm(forms.Form):
    name = forms.CharField(label="Your name")
    email = forms.EmailField(label="Your email address", help_text="The invitation goes there. Nothing else does.")
    where = forms.ChoiceField(label="Where are you in your search?", choices=[("", "Please choose"), ("start", "Just starting")])
    message = forms.CharField(label="Your message", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    how = forms.ChoiceField(
        label="How shall we talk?", choices=[("phone", "By phone"), ("video", "By video")], widget=forms.RadioSelect
    )
    plain = forms.BooleanField(label="Use a plain title in my calendar", required=False)


def page_blocks(request):
    """Each block of a page, as its preview shows it: (name, label, HTML). One whose target isn't there shows nothing."""
    for name, block in PageBlocks().child_blocks.items():
        yield name, block.label, block.render(block.get_preview_value(), {"request": request})


def styleguide(request):
    """Shows the components as the system's colors have them, or with `?theme=light` or `dark`."""
    theme = request.GET.get("theme")
    context = {
        "theme": theme if theme in THEMES else "",
        "themes": THEMES,
        "signs": [f"components/signs/{sign}.html" for sign in SIGNS],
        "swatches": SWATCHES,
        "tracks": TRACKS,
        "chart": TrackProgress(Networking, TRACKS[1], 2),
        "now": NOW,
        "packages": PACKAGES,
        "page_blocks": page_blocks(request),
        "active": ActiveWeeks(WEEKS, True),
        "empty_form": SampleForm(),
        "wrong_form": SampleForm({"wrong-name": "Sam", "wrong-email": "sam@", "wrong-how": "video"}, prefix="wrong"),
    }
    return render(request, "styleguide.html", context)
