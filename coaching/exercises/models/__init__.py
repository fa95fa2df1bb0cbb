"""The rows of exercises."""

from coaching.exercises.models.assignments import Answer, Assignment, Submission
from coaching.exercises.models.exercises import Exercise, ExerciseVersion
from coaching.exercises.models.files import AnswerFile
from coaching.exercises.models.measures import Measure
from coaching.exercises.models.programs import Enrollment, Opens, Program, ProgramStep
from coaching.exercises.models.reviews import Reply, Review, ReviewDraft, ReviewFile

__all__ = [
    "Answer",
    "AnswerFile",
    "Assignment",
    "Enrollment",
    "Exercise",
    "ExerciseVersion",
    "Measure",
    "Opens",
    "Program",
    "ProgramStep",
    "Reply",
    "Review",
    "ReviewDraft",
    "ReviewFile",
    "Submission",
]
