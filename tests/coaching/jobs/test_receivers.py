"""What the log says of a job that fails."""

import pytest

from coaching.jobs.heartbeat import JOBS
from coaching.jobs.lanes import OneJob
from tests.coaching.jobs import tasks
from tests.coaching.mail import worker

pytestmark = pytest.mark.services


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_says_in_which_line_and_none_of_its_words(settings, caplog):
    settings.TASKS = worker.QUEUE
    tasks.fails.enqueue("what Clara wrote")
    options = {"backend_name": "default", "worker_id": JOBS, "batch": True, "interval": 0, "startup_delay": False, "max_tasks": 1}
    OneJob(queue_names=["*"], excluded_queue_names=[], **options).run_one()
    said = next(record.getMessage() for record in caplog.records if record.name == "coaching.jobs.receivers")
    assert said.startswith("tests.coaching.jobs.tasks.fails failed: builtins.ValueError\n")
    assert (said.endswith("raise ValueError(words)"), "Clara" in said) == (True, False)
