from django.urls import path

from coachsite.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("mails/", views.mail_list, name="mails"),
    path("mails/<slug:name>/", views.mail_detail, name="mail"),
    path("mails/<slug:name>/html/", views.mail_html, name="mail_html"),
    path("mails/<slug:name>/files/<int:number>/", views.attachment, name="attachment"),
]
