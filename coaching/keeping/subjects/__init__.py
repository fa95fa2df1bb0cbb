"""What the practice holds about a person, field by field: what they take away, and what not, and why.

A test walks every field of every model and fails on one that stands in neither list. What modules hold, they export.
"""

from coaching.keeping.subjects.account import ACCOUNT, PREFERENCES
from coaching.keeping.subjects.booking import BOOKING
from coaching.keeping.subjects.exercises import EXERCISES
from coaching.keeping.subjects.records import RECORDS
from coaching.keeping.subjects.subject import Subject

# In the order in which the archive lists them.
SUBJECTS: tuple[Subject, ...] = (*ACCOUNT, *BOOKING, *PREFERENCES, *EXERCISES, *RECORDS)
