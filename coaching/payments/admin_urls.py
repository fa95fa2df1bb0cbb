from django.urls import path

from coaching.payments import admin_views, lot_views
from coaching.payments.repeating import views as repeating

app_name = "payments_admin"
urlpatterns = [
    path("<int:pk>/", admin_views.adjust, name="adjust"),
    path("<int:pk>/book/", admin_views.book, name="book"),
    path("<int:pk>/repeat/", repeating.repeat, name="repeat"),
    path("lots/<int:pk>/", lot_views.extend, name="extend"),
    path("requests/<int:pk>/", lot_views.more_time, name="more_time"),
    path("entries/<int:pk>/undo/", admin_views.undo, name="undo"),
    path("late/<int:pk>/forgive/", lot_views.forgive, name="forgive"),
]
