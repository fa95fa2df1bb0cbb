"""The form in which an editor words a mail."""

from wagtail.admin.forms import WagtailAdminModelForm


class MailTextForm(WagtailAdminModelForm):
    """Starts with the words that are sent now. Words left as they are supplied are not kept: they stay the supplied ones."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, supplied in self.instance.supplied().items():
            self.fields[name].required = False
            self.initial[name] = self.initial.get(name) or supplied

    def clean(self):
        data = super().clean()
        for name, supplied in self.instance.supplied().items():
            words = data.get(name, "").replace("\r\n", "\n").strip()
            data[name] = "" if words == supplied.strip() else words
        return data
