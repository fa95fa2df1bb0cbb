from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.exercises.models import Exercise, Opens, Program

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AssignForm(forms.Form):
    """What a client gets, when it opens, and by when it is due. To whom, `choosing` says."""

    exercise = forms.ModelChoiceField(
        Exercise.objects.filter(live=True).defer("prompts"), label=_("An exercise"), required=False, empty_label=_("none")
    )
    program = forms.ModelChoiceField(
        Program.objects.filter(is_offered=True), label=_("Or a program"), required=False, empty_label=_("none")
    )
    opens = forms.ChoiceField(
        label=_("It opens"),
        required=False,
        widget=forms.RadioSelect,
        initial=Opens.AT_ONCE,
        choices=[
            (Opens.AT_ONCE, _("at once")),
            (Opens.ON_DATE, _("on a day, in the client's time zone")),
            (Opens.AFTER, _("when what they have now is handed in (exercises only)")),
        ],
    )
    on_date = forms.DateField(label=_("The day"), required=False, widget=DAY)
    days = forms.IntegerField(label=_("Days after handing in"), required=False, min_value=0, max_value=365)
    due_on = forms.DateField(label=_("Due on (exercises only)"), required=False, widget=DAY)
    due_days = forms.IntegerField(
        label=_("Or due this many days after it opens (exercises only)"), required=False, min_value=0, max_value=365
    )

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if bool(data.get("exercise")) == bool(data.get("program")):
            self.add_error("exercise", _("Choose either an exercise or a program."))
        opens = data["opens"] = data.get("opens") or Opens.AT_ONCE
        if opens == Opens.ON_DATE and not data.get("on_date") and "on_date" not in self.errors:
            self.add_error("on_date", _("Choose the day on which it opens."))
        if data.get("program") and opens == Opens.AFTER:
            self.add_error("opens", _("A program opens at once or on a day."))
        if data.get("due_on") and data.get("due_days") is not None:
            self.add_error("due_days", _("Give a day or a number of days, not both."))
        return data

    @property
    def what(self):
        """The arguments of `assign`, or those of `enroll` when it is a program."""
        data = self.cleaned_data
        on_date = data["on_date"] if data["opens"] == Opens.ON_DATE else None
        if data["program"]:
            return {"program": data["program"], "starts_on": on_date}
        days = data["days"] or 0 if data["opens"] == Opens.AFTER else 0
        due = {name: data[name] for name in ("due_on", "due_days")}
        return {"exercise": data["exercise"], "opens": data["opens"], "on_date": on_date, "days": days, **due}
