from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Renders every form of the site, allauth's too, with our own field and form templates."""

    field_template_name = "components/field.html"
    form_template_name = "components/form.html"
