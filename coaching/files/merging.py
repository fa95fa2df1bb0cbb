from django.utils.translation import ngettext

from coaching.files.models import SharedFile
from coaching.people.merge_rules import moves

moves(SharedFile, lambda count: ngettext("%(count)d file", "%(count)d files", count) % {"count": count})
