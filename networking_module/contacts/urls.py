from django.urls import path

from networking_module.contacts import beginning, views
from networking_module.contacts.models import Promise

urlpatterns = [
    path("begin/", beginning.begin, name="begin"),
    path("people/all/", views.everyone, name="everyone"),
    path("people/add/", views.add, name="add"),
    path("people/<int:pk>/edit/", views.edit, name="edit"),
    path("people/<int:pk>/archive/", views.archive, name="archive"),
    path("people/<int:pk>/delete/", views.delete, name="delete"),
    path("people/<int:pk>/rest/", views.rest, name="rest"),
    path("people/<int:pk>/log/", views.log, name="log"),
    path("people/<int:pk>/promise/", views.promise, name="promise"),
    path("touches/<int:pk>/remove/", views.take_back, name="take_back"),
    path("promises/<int:pk>/kept/", views.close_promise, {"status": Promise.Status.KEPT}, name="promise_kept"),
    path("promises/<int:pk>/let-go/", views.close_promise, {"status": Promise.Status.DROPPED}, name="promise_dropped"),
]
