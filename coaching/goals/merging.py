from django.utils.translation import ngettext

from coaching.goals.models import Goal
from coaching.people.merge_rules import moves

moves(Goal, lambda count: ngettext("%(count)d goal", "%(count)d goals", count) % {"count": count})
