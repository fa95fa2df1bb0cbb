from django.urls import path
from django.views.generic import RedirectView

from networking_module.stay_in_touch import idea_views, mailed_views, views

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="networking:people", http_method_names=["get", "head"]), name="index"),
    path("people/", views.people, name="people"),
    path("people/list/<slug:which>/", views.people, name="people_list"),
    path("people/<int:pk>/quick/", views.quick_log, name="quick_log"),
    path("people/<int:pk>/snooze/", views.snooze_contact, name="snooze"),
    path("people/<int:pk>/ideas/", idea_views.ideas, name="ideas"),
]

public_urlpatterns = [
    path("mail/done/<str:token>/", mailed_views.from_mail, {"what": "done"}, name="mailed_done"),
    path("mail/later/<str:token>/", mailed_views.from_mail, {"what": "later"}, name="mailed_later"),
]
