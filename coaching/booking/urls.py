from django.urls import path

from coaching.booking import manage_views, views

app_name = "booking"
urlpatterns = [
    path("book/<slug:coach>/<slug:slug>/", views.month, name="month"),
    path("book/<slug:coach>/<slug:slug>/details/", views.book, name="book"),
    path("booking/<str:token>/", manage_views.manage, name="manage"),
    path("booking/<str:token>/cancel/", manage_views.cancel, name="cancel"),
    path("booking/<str:token>/move/", manage_views.move, name="move"),
]
