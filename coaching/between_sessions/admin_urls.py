from django.urls import path

from coaching.between_sessions import admin_views

app_name = "words_admin"
urlpatterns = [
    path("", admin_views.words, name="list"),
    path("write/", admin_views.write, name="write"),
    path("<int:pk>/", admin_views.word, name="word"),
    path("<int:pk>/back/", admin_views.take_back, name="take_back"),
    path("<int:pk>/again/", admin_views.put_back, name="put_back"),
    path("<int:pk>/delete/", admin_views.discard, name="discard"),
    path("for/<int:pk>/", admin_views.find, name="find"),
]
