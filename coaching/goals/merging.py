from django.utils.translation import ngettext

from coaching.goals.models import Goal
from coaching.people.merge_days import happened
from coaching.people.merge_rules import moves

happened(Goal, reached_on="reached_at", let_go_on="let_go_at")
moves(Goal, lambda count: ngettext("%(count)d goal", "%(count)d goals", count) % {"count": count})
