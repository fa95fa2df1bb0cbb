from django.urls import path

from coaching.desk import failed_mails, notes_views, opening_views, views
from coaching.desk.bring_in import views as bring_in
from coaching.desk.client_list import views as client_list
from coaching.desk.client_page import details_views, standing_views, testimonial_views
from coaching.desk.same_person import views as same_person
from coaching.desk.today import views as today
from coaching.desk.workbook import views as workbook

app_name = "desk"
urlpatterns = [
    path("", client_list.clients, name="clients"),
    path("export/<slug:fmt>/", client_list.export, name="export_clients"),
    path("add/", details_views.add, name="add"),
    path("import/", bring_in.bring_in, name="bring_in"),
    path("import/<int:pk>/", bring_in.show, name="import"),
    path("import/<int:pk>/choose/", bring_in.choose, name="import_choose"),
    path("import/<int:pk>/stop/", bring_in.stop, name="import_stop"),
    path("import/<int:pk>/undo/", bring_in.undo, name="import_undo"),
    path("everything/", workbook.everything, name="everything"),
    path("invite/", opening_views.invite, name="invite_many"),
    path("open/", opening_views.open_practice, name="open_practice"),
    path("try/", opening_views.try_as_client, name="try_as_client"),
    path("pause/", standing_views.pause, name="pause"),
    path("finish/", standing_views.finish, name="finish"),
    path("resume/", standing_views.resume, name="resume"),
    path("stages/<int:pk>/undo/", standing_views.undo, name="undo_stage"),
    path("<int:pk>/details/", details_views.edit, name="edit"),
    path("<int:pk>/testimonial/", testimonial_views.testimonial, name="testimonial"),
    path("<int:pk>/testimonial/cancel/", testimonial_views.cancel, name="testimonial_cancel"),
    path("<int:pk>/testimonial/publish/", testimonial_views.publish, name="testimonial_publish"),
    path("<int:pk>/testimonial/unpublish/", testimonial_views.unpublish, name="testimonial_unpublish"),
    path("<int:pk>/same-person/", same_person.find, name="same_person"),
    path("<int:pk>/same-person/<int:other>/", same_person.merge_two, name="merge"),
    path("<int:pk>/remark/", client_list.save_remark, name="save_remark"),
    path("<int:pk>/remark/save/text/", client_list.autosave_remark, name="autosave_remark"),
    path("<int:pk>/", views.client, name="client"),
    path("<int:pk>/timeline/", views.timeline, name="timeline"),
    path("waiting/", today.waiting, name="waiting"),
    path("<int:pk>/not-now/", today.put_off, name="put_off"),
    path("<int:pk>/again/", today.take_up, name="take_up"),
    path("<int:pk>/nudge/", today.nudge, name="nudge"),
    path("<int:pk>/invite/", views.invite, name="invite"),
    path("notes/", notes_views.find, name="find_notes"),
    path("<int:pk>/notes/", notes_views.of_client, name="notes"),
    path("<int:pk>/notes/<uuid:key>/", notes_views.save_note, name="save_note"),
    path("<int:pk>/notes/<uuid:key>/save/text/", notes_views.autosave_note, name="autosave_note"),
    path("notes/<int:pk>/delete/", notes_views.delete_note, name="delete_note"),
    path("notes/<int:pk>/restore/", notes_views.restore_note, name="restore_note"),
    path("mails/<int:pk>/retry/", failed_mails.retry, name="retry_mail"),
    path("mails/<int:pk>/leave/", failed_mails.give_up, name="give_up_mail"),
]
