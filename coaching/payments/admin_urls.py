from django.urls import path

from coaching.payments import admin_views

app_name = "payments_admin"
urlpatterns = [
    path("<int:pk>/", admin_views.adjust, name="adjust"),
    path("<int:pk>/book/", admin_views.book, name="book"),
]
