from django.urls import path

from networking_module.contacts.importing import first_few_views, views

urlpatterns = [
    path("people/bring-in/", views.bring_in, name="bring_in"),
    path("people/bring-in/<int:pk>/", views.show, name="import"),
    path("people/bring-in/<int:pk>/lines/", views.lines, name="import_lines"),
    path("people/bring-in/<int:pk>/choose/", views.choose, name="import_choose"),
    path("people/bring-in/<int:pk>/progress/", views.progress, name="import_progress"),
    path("people/bring-in/<int:pk>/stop/", views.stop, name="import_stop"),
    path("people/bring-in/<int:pk>/undo/", views.undo, name="import_undo"),
    path("people/begin-with/", first_few_views.choose, name="begin_with"),
]
