"""How each client is doing: the one function behind the client's home and progress page, and the coach's page.

Nothing of it is stored: it is read from what was done. It costs the same number of queries for 3 clients and for 300.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from coaching.exercises import measuring
from coaching.exercises.models import Answer, Assignment, Enrollment, Review, Submission
from coaching.exercises.programs.reads import CountedEnrollment, how_far
from coaching.modules import Progress
from coaching.people.activity import ActiveWeeks, active_weeks
from coaching.people.models import Break
from coaching.people.module_answers import progress_of

State = Assignment.State
AHEAD = frozenset({State.OPEN, State.AGAIN, State.IMPROVING, State.PLANNED})


@dataclass(frozen=True)
class ProgramProgress:
    """A client's way through a program: `done` of `of`; what was left out is not asked for, so it doesn't count."""

    enrollment: "CountedEnrollment"
    exercises: list[Assignment]

    @property
    def done(self):
        return self.enrollment.done

    @property
    def of(self):
        return self.enrollment.of

    @property
    def is_complete(self):
        return self.of > 0 and self.done == self.of


@dataclass(frozen=True)
class TrackProgress:
    """One track of a module: its numbers by week, and how many exercises of it are done."""

    module: Any
    progress: Progress
    exercises_done: int

    @property
    def track(self):
        return self.progress.track


@dataclass(frozen=True)
class Overview:
    """All of it for one client. `exercises` are in the order of their assigning; those of a program are among them. `enrollments`
    are the ways through programs, those that run first; `programs` are those that were not stopped."""

    exercises: list[Assignment]
    enrollments: list["CountedEnrollment"]
    programs: list[ProgramProgress]
    tracks: list[TrackProgress]
    active: ActiveWeeks
    lines: list[measuring.Line]
    rest: Break | None
    last_active_on: date | None

    @property
    def done(self):
        return [exercise for exercise in self.exercises if is_done(exercise)]

    @property
    def asked(self):
        """What was left out is not asked for, so it doesn't count."""
        return [exercise for exercise in self.exercises if exercise.state != State.SKIPPED]

    @property
    def waiting(self):
        """What the coach reads next."""
        return [exercise for exercise in self.exercises if exercise.state == State.SUBMITTED]

    @property
    def ahead(self):
        """What is outside of programs and has to be done, or will have: what is due first at the top."""
        found = [each for each in self.exercises if each.enrollment_id is None and each.state in AHEAD]
        return sorted(found, key=lambda each: (each.due_on or date.max, each.pk))

    @property
    def tracks_with_something(self):
        """What there is none of is not counted out."""
        return [each for each in self.tracks if each.progress.total or each.exercises_done]

    @property
    def is_empty(self):
        """Whether there is nothing to see yet."""
        return not (self.exercises or self.active.weeks or any(track.progress.total for track in self.tracks))


def is_done(assignment):
    """Whether the coach found it good once; going on with it takes nothing back. For rows that `progress_for` read."""
    return assignment.state == State.DONE or assignment.was_good


def progress_for(clients, weeks, now):
    """{client id: Overview}; the numbers by week are of the last `weeks` ISO weeks in each client's zone (aware `now`)."""
    clients = list(clients)
    exercises, programs = _exercises(clients), _enrollments(clients)
    tracks, active = progress_of(clients, weeks, now), active_weeks(clients, now, weeks)
    lines = measuring.lines_of(clients)
    return {
        client.pk: Overview(
            exercises=exercises[client.pk],
            enrollments=programs[client.pk],
            programs=_programs(programs[client.pk], exercises[client.pk]),
            tracks=_tracks(tracks[client.pk], exercises[client.pk]),
            active=active[client.pk],
            lines=lines[client.pk],
            rest=active[client.pk].rest,
            last_active_on=active[client.pk].last_day,
        )
        for client in clients
    }


def _exercises(clients):
    """{client id: [Assignment]}, without the prompts, which can be long. `is_begun` says whether there is any answer."""
    good = Review.objects.filter(submission__assignment=OuterRef("pk"), outcome=Review.Outcome.GOOD)
    mine = {"assignment": OuterRef("pk")}
    begun = Exists(Answer.objects.filter(**mine)) | Exists(Submission.objects.filter(**mine))
    assignments = Assignment.objects.filter(client__in=clients).annotate(was_good=Exists(good), is_begun=begun)
    assignments = assignments.order_by("assigned_at", "pk").select_related("version__exercise")
    return _by_client(assignments.defer("version__prompts", "version__exercise__prompts"))


def _enrollments(clients):
    return _by_client(how_far(Enrollment.objects.filter(client__in=clients)))


def _by_client(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.client_id].append(row)
    return found


def _programs(enrollments, exercises):
    members = defaultdict(list)
    for exercise in sorted(exercises, key=lambda exercise: exercise.position):
        members[exercise.enrollment_id].append(exercise)
    return [ProgramProgress(each, members[each.pk]) for each in enrollments if each.stopped_at is None]


def _tracks(progress, exercises):
    done: defaultdict[tuple[str, str], int] = defaultdict(int)
    for exercise in exercises:
        if is_done(exercise):
            done[exercise.version.exercise.module, exercise.version.exercise.track] += 1
    return [TrackProgress(module, track, done[module.slug, track.track.slug]) for module, tracks in progress for track in tracks]
