from django.urls import path

from coaching.payments.payers import admin_views

app_name = "payers_admin"
urlpatterns = [
    path("of/<int:pk>/", admin_views.ask, name="ask"),
    path("<int:pk>/", admin_views.request, name="request"),
    path("<int:pk>/paid/", admin_views.paid, name="paid"),
    path("<int:pk>/confirm/", admin_views.confirm, name="confirm"),
    path("<int:pk>/cancel/", admin_views.cancel, name="cancel"),
]
