from django_tasks_db.models import DBTaskResult

from coaching.jobs.time_limits import USUAL, seconds_for
from coaching.mail.outbox import LEASE, deliver
from tests.coaching.jobs import tasks


def job(path, queue="default"):
    return DBTaskResult(task_path=path, queue_name=queue, backend_name="default", args_kwargs={"args": [], "kwargs": {}})


def test_a_job_has_two_minutes():
    assert seconds_for(job(tasks.quick.module_path)) == USUAL == 120


def test_a_job_that_says_so_has_more():
    assert seconds_for(job("coaching.privacy.jobs.make")) == 600


def test_a_mail_is_given_up_before_another_worker_may_take_it_up():
    assert USUAL < seconds_for(job(deliver.module_path, "mail")) < LEASE.total_seconds()


def test_a_job_that_is_there_no_more_has_the_usual_time():
    assert seconds_for(job("coaching.nowhere.nothing")) == USUAL
