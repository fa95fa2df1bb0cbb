from django.urls import path

from coaching.privacy import views

app_name = "privacy"
urlpatterns = [
    path("me/account/", views.account, name="account"),
    path("me/account/archive/", views.ask, name="ask"),
    path("me/account/archive/<int:pk>/", views.download, name="download"),
    path("me/account/leave/", views.leave, name="leave"),
    path("me/account/stay/", views.stay, name="stay"),
    path("stay/<str:token>/", views.stay_by_link, name="stay_by_link"),
]
