from django.apps import AppConfig


class CoachsiteConfig(AppConfig):
    """The project: wiring only."""

    name = "coachsite"
