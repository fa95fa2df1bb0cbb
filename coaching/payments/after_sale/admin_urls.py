from django.urls import path

from coaching.payments.after_sale import admin_views

app_name = "money_admin"
urlpatterns = [
    path("decide/", admin_views.decide, name="decide"),
    path("decide/<int:pk>/", admin_views.act, name="act"),
    path("payments/<int:pk>/refund/", admin_views.refund, name="refund"),
]
