from django.urls import path

from coaching.desk.reports import hours_views, views

app_name = "reports_admin"
urlpatterns = [
    path("hours/clients/<int:pk>/", hours_views.client, name="client_hours"),
    path("hours/clients/<int:pk>/agree/", hours_views.agree, name="agree"),
    path("hours/clients/<int:pk>/withdraw/", hours_views.withdraw, name="withdraw"),
    path("hours/sessions/<int:pk>/", hours_views.save_correction, name="correct"),
    path("<slug:slug>/", views.show, name="show"),
    path("<slug:slug>/export/<slug:fmt>/", views.export, name="export"),
]
