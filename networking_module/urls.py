"""Gathers the addresses of every room: the client's, mounted under /me/networking/, and the public ones."""

from django.urls import path

from networking_module import views
from networking_module.bring_value import urls as bring_value
from networking_module.contacts import urls as contacts
from networking_module.contacts.importing import urls as importing
from networking_module.have_a_conversation import urls as have_a_conversation
from networking_module.job_search import urls as work_search
from networking_module.stay_in_touch import urls as stay_in_touch

client_urlpatterns = [
    *stay_in_touch.urlpatterns,
    *contacts.urlpatterns,
    *importing.urlpatterns,
    path("people/<int:pk>/", views.person, name="person"),
    *bring_value.urlpatterns,
    *have_a_conversation.urlpatterns,
    *work_search.urlpatterns,
]
public_urlpatterns = [*bring_value.public_urlpatterns, *stay_in_touch.public_urlpatterns]
