"""The lists of exercises and programs in the Wagtail admin, shared by all coaches of the practice."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.models import DraftStateMixin, Revision
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import IndexView

from coaching.exercises.authorship import may_change, visible
from coaching.people.models import Coach

if TYPE_CHECKING:
    Base: Any = Any
else:
    Base = object


class AuthoredByItsMaker(Base):
    """What is added or copied is the work of whoever does it."""

    def save_instance(self) -> Any:
        self.form.instance.author = self.request.user
        return super().save_instance()


def several_coaches() -> bool:
    """Whether it matters whose an exercise is."""
    return Coach.objects.count() > 1


class AuthorFilterSet(WagtailFilterSet):
    """Narrows by author, where there are several."""

    author = django_filters.ModelChoiceFilter(label=_("Author"), queryset=get_user_model().objects.filter(coach__isnull=False))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if several_coaches():
            self.filters["author"].field.label_from_instance = author_name
        else:
            del self.filters["author"]


def author_name(user: Any) -> str:
    """The coach's name; "" for what the practice or a module brought."""
    coach = getattr(user, "coach", None)
    return coach.name if coach else user.get_full_name() or user.email if user else ""


class LibraryIndexView(IndexView):
    """With each row's author where there are several; someone else's leads to a look at it."""

    names_look = True

    @cached_property
    def columns(self) -> list[Any]:
        author = Column("author", label=_("Author"), accessor=lambda row: author_name(row.author))
        return [*super().columns, *([author] if several_coaches() else [])]

    def get_base_queryset(self) -> Any:
        rows = visible(self.request.user, super().get_base_queryset()).select_related("author__coach")
        return rows.annotate(is_scheduled=Exists(_scheduled(self.model))) if issubclass(self.model, DraftStateMixin) else rows

    def get_edit_url(self, instance: Any) -> str | None:
        return super().get_edit_url(instance) if may_change(self.request.user, instance) else None

    def get_delete_url(self, instance: Any) -> str | None:
        return super().get_delete_url(instance) if may_change(self.request.user, instance) else None

    def get_inspect_url(self, instance: Any) -> str | None:
        return instance.get_look_url()

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Wagtail's own, with a look in place of its inspection."""
        look = self.get_inspect_url(instance)
        others = [each for each in super().get_list_more_buttons(instance) if each.url != look]
        if not self.names_look:
            return others
        return [*others, MenuItem(_("Look at it"), url=look, icon_name="view", priority=15)]


def _scheduled(model: Any) -> Any:
    """The revisions of a row that wait for their day."""
    kind = ContentType.objects.get_for_model(model)
    of_row = Revision.objects.filter(base_content_type=kind, object_id=Cast(OuterRef("pk"), CharField()))
    return of_row.filter(approved_go_live_at__isnull=False)


class VisibleToChoose(Base):
    """Whoever chooses meets no one else's drafts."""

    def get_object_list(self) -> Any:
        return visible(self.request.user, super().get_object_list())


class VisibleChosen(Base):
    def get_object(self, pk: Any) -> Any:
        return visible(self.request.user, self.model_class.objects.all()).get(pk=pk)

    def get_objects(self, pks: Any) -> Any:
        return visible(self.request.user, super().get_objects(pks))


def _with(mixin: Any, view: Any) -> Any:
    return type(view.__name__, (mixin, view), {})


class LibraryChooserViewSet(SnippetChooserViewSet):
    choose_view_class = _with(VisibleToChoose, ChooseView)
    choose_results_view_class = _with(VisibleToChoose, ChooseResultsView)
    chosen_view_class = _with(VisibleChosen, SnippetChosenView)
    chosen_multiple_view_class = _with(VisibleChosen, SnippetChosenMultipleView)
