from django.urls import path
from django.views.generic import RedirectView

from networking_module.stay_in_touch import views

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="networking:people"), name="index"),
    path("people/", views.people, name="people"),
    path("people/list/<slug:which>/", views.people, name="people_list"),
    path("people/<int:pk>/quick/", views.quick_log, name="quick_log"),
    path("people/<int:pk>/snooze/", views.snooze_contact, name="snooze"),
]
