"""The same question over time: what a client's scales say, one line a measure, for client and coach alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coaching.exercises.handed_in import handed_in
from coaching.exercises.models import ExerciseVersion, Measure, Submission
from coaching.people.models import Client

WIDTH, HEIGHT, EDGE = 320, 96, 8
ENOUGH = 3  # points, for a drawing


@dataclass(frozen=True)
class Point:
    """One answer, handed in on the date `on` of the client: `step` of `steps`."""

    on: date
    step: int
    steps: int


@dataclass(frozen=True)
class Line:
    """What was answered to one measure, the oldest first."""

    measure: Measure
    points: list[Point]

    @property
    def is_drawn(self) -> bool:
        """One or two points are told, not drawn."""
        return len(self.points) >= ENOUGH

    @property
    def places(self) -> list[tuple[float, float]]:
        """Where each point is in a drawing of WIDTH by HEIGHT: in order from left to right, the low end at the bottom."""
        gap = (WIDTH - 2 * EDGE) / max(len(self.points) - 1, 1)
        heights = [(point.step - 1) / (point.steps - 1) for point in self.points]
        return [
            (round(EDGE + index * gap, 1), round(HEIGHT - EDGE - height * (HEIGHT - 2 * EDGE), 1))
            for index, height in enumerate(heights)
        ]

    @property
    def path(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.places)


def lines_of(clients: Sequence[Client]) -> dict[int, list[Line]]:
    """{client id: [Line]}, by the measures' names; an exercise handed in again counts once, as it was last. Two queries for
    any number of clients."""
    points: dict[tuple[int, int], list[Point]] = {}
    for submission in _last_ones(clients):
        for measure, point in _points(submission):
            points.setdefault((submission.assignment.client_id, measure), []).append(point)
    found: dict[int, list[Line]] = {client.pk: [] for client in clients}
    measures = list(Measure.objects.filter(pk__in={measure for _client, measure in points}))
    for client_id, lines in found.items():
        lines += [Line(each, points[client_id, each.pk]) for each in measures if (client_id, each.pk) in points]
    return found


def feeding(measure: Measure) -> set[int]:
    """The exercises (their numbers) of which a published version has a scale that feeds it."""
    versions = ExerciseVersion.objects.only("prompts", "exercise")
    return {
        version.exercise_id
        for version in versions.iterator()
        if any(value.get("measure") == measure.pk for _id, value in _scales(version))
    }


def _last_ones(clients: Iterable[Client]) -> Iterable[Submission]:
    """Of each exercise the version handed in last; in the order in which they came."""
    newest: dict[int, Submission] = {}
    for submission in handed_in(clients):
        known = newest.setdefault(submission.assignment_id, submission)
        if submission.number > known.number:
            newest[submission.assignment_id] = submission
    return sorted(newest.values(), key=lambda each: (each.submitted_at, each.pk))


def _points(submission: Submission) -> Iterator[tuple[int, Point]]:
    for prompt_id, value in _scales(submission.assignment.version):
        answer = submission.answers.get(prompt_id)
        if answer and value.get("measure"):
            yield value["measure"], Point(submission.submitted_on, int(answer), value["steps"])


def _scales(version: ExerciseVersion) -> list[tuple[str, Any]]:
    """The stored values, unresolved: choosers would cost a query for each version."""
    return [(each["id"], each["value"]) for each in version.prompts.raw_data if each["type"] == "scale"]
