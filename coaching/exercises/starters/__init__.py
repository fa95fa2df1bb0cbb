"""The exercises that the practice brings by itself, whichever modules are installed."""

from coaching.exercises.starters import interview_story, personal_branding

CONTENT = (personal_branding.EXERCISE, interview_story.EXERCISE)
