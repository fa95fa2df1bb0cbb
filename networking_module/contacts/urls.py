from django.urls import path

from networking_module.contacts import onboarding, person_views
from networking_module.contacts.adding import views as adding
from networking_module.contacts.discretion import views as discretion
from networking_module.contacts.duplicates import views as merging
from networking_module.contacts.groups import views
from networking_module.contacts.interactions import promise_views, touch_views
from networking_module.contacts.listing import views as everyone

urlpatterns = [
    path("begin/", onboarding.begin, name="begin"),
    path("people/all/", everyone.everyone, name="everyone"),
    path("people/all/change/", everyone.bulk, name="bulk"),
    path("people/at/", everyone.at_company, name="at_company"),
    path("people/add/", person_views.add, name="add"),
    path("people/must-not-know/", discretion.must_not_know, name="must_not_know"),
    path("people/must-not-know/<int:pk>/remove/", discretion.remove_employer, name="remove_employer"),
    path("people/<int:pk>/must-not-know/", discretion.mark, name="mark_must_not_know"),
    path("people/lines/", adding.quick_add, name="quick_add"),
    path("people/together/", touch_views.together, name="together"),
    path("people/twice/", merging.twins, name="twins"),
    path("people/twice/ticked/", merging.merge_ticked, name="merge_ticked"),
    path("people/<int:pk>/same-as/<int:other>/", merging.merge_two, name="merge"),
    path("people/<int:pk>/not/<int:other>/", merging.tell_apart, name="tell_apart"),
    path("people/<int:pk>/edit/", person_views.edit, name="edit"),
    path("people/<int:pk>/archive/", person_views.archive, name="archive"),
    path("people/<int:pk>/delete/", person_views.delete, name="delete"),
    path("people/<int:pk>/rest/", person_views.rest, name="rest"),
    path("people/<int:pk>/log/", touch_views.log, name="log"),
    path("people/<int:pk>/promise/", promise_views.promise, name="promise"),
    path("undo/<int:pk>/", person_views.undo_change, name="undo"),
    path("people/groups/", views.groups, name="groups"),
    path("people/groups/<int:pk>/", views.group, name="group"),
    path("people/groups/<int:pk>/remove/", views.remove_group, name="remove_group"),
    path("touches/<int:pk>/edit/", touch_views.edit_touch, name="edit_touch"),
    path("touches/<int:pk>/remove/", touch_views.remove_touch, name="remove_touch"),
    path("people/promises/", promise_views.promise_list, name="promises"),
    path("people/promises/<int:pk>/", promise_views.promise_page, name="promise_page"),
    path("people/promises/<int:pk>/kept/", promise_views.keep_promise, name="promise_kept"),
    path("people/promises/<int:pk>/let-go/", promise_views.drop_promise, name="promise_dropped"),
    path("people/promises/<int:pk>/move/", promise_views.move_promise, name="promise_move"),
]
