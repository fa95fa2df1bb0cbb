"""Jobs that a test's worker runs."""

from django_tasks import task


@task()
def endless():
    while True:
        pass


@task()
def fails(words):
    raise ValueError(words)


@task(priority=-100)
def quick():
    return "done"
