from django.urls import path

from networking_module.have_a_conversation import after_views, views

urlpatterns = [
    path("people/<int:pk>/conversation/", views.start, name="start_conversation"),
    path("conversations/", views.conversation_list, name="conversations"),
    path("conversations/<int:pk>/", views.conversation, name="conversation"),
    path("conversations/<int:pk>/save/<slug:part>/", views.save_part, name="save_part"),
    path("conversations/<int:pk>/take-along/", views.take_along, name="take_along"),
    path("conversations/<int:pk>/file/", views.save_as_file, name="conversation_file"),
    path("conversations/<int:pk>/calendar/", views.calendar, name="conversation_calendar"),
    path("conversations/<int:pk>/afterwards/", after_views.after, name="after"),
    path("conversations/<int:pk>/lead/", after_views.lead, name="lead"),
    path("conversations/<int:pk>/delete/", views.delete, name="delete_conversation"),
    path("conversations/<int:pk>/share/", views.share, name="share_conversation"),
]
