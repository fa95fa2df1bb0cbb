from django.urls import path

from networking_module.bring_value import drafting_views, mailed_views, preparing_views, public_views, views

urlpatterns = [
    path("people/<int:pk>/prepare/", preparing_views.prepare, name="prepare"),
    path("people/<int:pk>/write/", views.write, name="write"),
    path("preparations/<int:pk>/share/", preparing_views.share_preparation, name="share_preparation"),
    path("messages/", views.message_list, name="messages"),
    path("messages/<int:pk>/", drafting_views.message, name="message"),
    path("messages/<int:pk>/save/text/", drafting_views.save_text, name="save_text"),
    path("messages/<int:pk>/sent/", views.mark_sent, name="mark_sent"),
    path("messages/<int:pk>/answered/", views.answered, name="answered"),
    path("messages/<int:pk>/faces/", views.faces, name="faces"),
    path("messages/<int:pk>/disagree/", views.disagree, name="disagree"),
    path("messages/<int:pk>/delete/", views.delete, name="delete_message"),
    path("messages/<int:pk>/share/", views.share_message, name="share_message"),
]
public_urlpatterns = [
    path("check/", public_views.public_check, name="check"),
    path("mail/answered/<str:token>/", mailed_views.answer_from_mail, {"answered": True}, name="mailed_answered"),
    path("mail/not-yet/<str:token>/", mailed_views.answer_from_mail, {"answered": False}, name="mailed_not_yet"),
]
