from django.urls import path

from coaching.signed_links import views

app_name = "signed_links"
urlpatterns = [path("link/<str:name>/<str:token>/newest/", views.send_newest, name="send_newest")]
