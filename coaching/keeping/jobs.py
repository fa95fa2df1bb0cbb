from django_tasks import task

from coaching.jobs.limits import time_limit
from coaching.keeping import archives
from coaching.keeping.models import Archive


@task(priority=-20)  # mails and calendars go before
@time_limit(minutes=10)  # years of answers, with their files
def make(archive_id):
    """Makes one archive, unless that is done or nobody waits for it any more."""
    archive = Archive.objects.select_related("client__user").filter(pk=archive_id, state=Archive.State.MAKING).first()
    if archive:
        archives.make(archive=archive)
