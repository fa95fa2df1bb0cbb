from django.urls import path

from networking_module.have_a_conversation import views

urlpatterns = [
    path("people/<int:pk>/conversation/", views.start, name="start_conversation"),
    path("conversations/", views.conversation_list, name="conversations"),
    path("conversations/<int:pk>/", views.conversation, name="conversation"),
    path("conversations/<int:pk>/afterwards/", views.after, name="after"),
    path("conversations/<int:pk>/delete/", views.delete, name="delete_conversation"),
    path("conversations/<int:pk>/share/", views.share, name="share_conversation"),
]
