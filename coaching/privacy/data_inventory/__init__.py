"""What the practice holds about a person, field by field: what they can download, what they can't, and why.

A test walks every field of every model and fails on one that is in neither list. Modules export their own data.
"""

from coaching.privacy.data_inventory.account import ACCOUNT, PREFERENCES
from coaching.privacy.data_inventory.booking import BOOKING
from coaching.privacy.data_inventory.exercises import EXERCISES
from coaching.privacy.data_inventory.money import MONEY
from coaching.privacy.data_inventory.records import RECORDS
from coaching.privacy.data_inventory.sessions import SESSIONS
from coaching.privacy.data_inventory.subject import Subject

# In the order in which the archive lists them.
SUBJECTS: tuple[Subject, ...] = (*ACCOUNT, *BOOKING, *SESSIONS, *PREFERENCES, *EXERCISES, *MONEY, *RECORDS)
