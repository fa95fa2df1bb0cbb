from django.urls import path

from coaching.payments.bookkeeping import connect_views, list_views, month_views, story_views

app_name = "books_admin"
urlpatterns = [
    path("", list_views.sales_list, name="list"),
    path("export/<slug:fmt>/", list_views.export, name="export"),
    path("purchases/<int:pk>/", story_views.purchase, name="purchase"),
    path("purchases/<int:pk>/seen/", story_views.seen, name="seen"),
    path("months/", month_views.months, name="months"),
    path("months/export/<slug:fmt>/", month_views.export_months, name="export_months"),
    path("stripe/", connect_views.connect, name="connect"),
]
