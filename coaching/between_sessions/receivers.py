from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from coaching.between_sessions.models import Word, WordReader


@receiver(post_delete, sender=WordReader)
def forget_what_nobody_reads(sender, instance, **kwargs):
    """A find is about its one client: it goes with them, a draft too. So does what was sent, with its last reader."""
    alone = Word.objects.filter(pk=instance.word_id, readers=None)
    alone.filter(Q(kind=Word.Kind.FIND) | Q(sent_at__isnull=False)).delete()
