from coaching.payments.invoices import retention
from coaching.sweeping import swept_daily


@swept_daily("documents.old")
def old_documents(now):
    return retention.blank_old(now)
