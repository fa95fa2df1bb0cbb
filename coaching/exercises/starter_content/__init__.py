"""The exercises and programs that the practice brings by itself, whichever modules are installed."""

from coaching.exercises.starter_content import interview_story, personal_branding, your_story

CONTENT = (personal_branding.EXERCISE, interview_story.EXERCISE)
PROGRAMS = (your_story.PROGRAM,)
