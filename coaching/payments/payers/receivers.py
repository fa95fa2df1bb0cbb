from django.dispatch import receiver

from coaching.payments.payers import forgetting, requests
from coaching.signals import purchase_made
from coaching.sweeping import swept_daily


@swept_daily("payers.of_clients_who_left")
def payers_of_clients_who_left(now):
    return forgetting.forget_of_gone()


@receiver(purchase_made)
def bought_for_themselves(sender, purchase, now, **kwargs):
    requests.take_back(purchase=purchase, now=now)
