"""A coach's face, small and square, wherever a page or an email says who it is."""

from coaching.people.models import Coach

SPEC = "fill-112x112"  # twice what is shown: sharp on any screen


def face_of(coach: Coach) -> str:
    """The address of the picture, or "" where there is none, or none that can be shown."""
    if coach.photo is None:
        return ""
    try:
        return str(coach.photo.get_rendition(SPEC).url)
    except (OSError, ValueError):  # the file is gone or is no picture: the name says who it is
        return ""
