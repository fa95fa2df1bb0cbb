from django.urls import path

from coaching.payments.instalments import admin_views

urlpatterns = [
    path("plans/<int:pk>/", admin_views.plan, name="plan"),
    path("plans/<int:pk>/waive/<int:number>/", admin_views.waive, name="waive"),
    path("plans/<int:pk>/stop/", admin_views.stop, name="stop"),
]
