from django.urls import path

from coaching.mail import admin_views

app_name = "mail_admin"
urlpatterns = [
    path("", admin_views.mails, name="mails"),
    path("<str:kind>/", admin_views.show, name="show"),
    path("<str:kind>/letter/", admin_views.letter, name="letter"),
    path("<str:kind>/change/", admin_views.change, name="change"),
    path("<str:kind>/reset/", admin_views.reset, name="reset"),
    path("<str:kind>/test/", admin_views.send_test, name="send_test"),
]
