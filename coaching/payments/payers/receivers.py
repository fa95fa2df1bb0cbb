from coaching.payments.payers import forgetting
from coaching.sweeping import swept_daily


@swept_daily("payers.of_clients_who_left")
def payers_of_clients_who_left(now):
    return forgetting.forget_of_gone()
