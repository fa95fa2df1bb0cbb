"""Jobs that a test's worker runs."""

from django_tasks import task


@task()
def endless():
    while True:
        pass


@task(priority=-100)
def quick():
    return "done"
