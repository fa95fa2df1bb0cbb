"""The exercises and programmes that the practice brings by itself, whichever modules are installed."""

from coaching.exercises.starters import interview_story, personal_branding, your_story

CONTENT = (personal_branding.EXERCISE, interview_story.EXERCISE)
PROGRAMMES = (your_story.PROGRAMME,)
