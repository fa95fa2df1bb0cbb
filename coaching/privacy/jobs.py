from django_tasks import task

from coaching.jobs.time_limits import time_limit
from coaching.privacy import exports
from coaching.privacy.models import DataExport


@task(priority=-20)  # mails and calendars go before
@time_limit(minutes=10)  # years of answers, with their files
def make(export_id):
    """Makes one archive, unless that is done or nobody is waiting for it anymore."""
    export = DataExport.objects.select_related("client__user").filter(pk=export_id, state=DataExport.State.MAKING).first()
    if export:
        exports.make(export=export)
