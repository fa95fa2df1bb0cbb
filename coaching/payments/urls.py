from django.urls import path

from coaching.payments import views
from coaching.payments.checkout import webhook

app_name = "payments"
urlpatterns = [
    path("me/packages/", views.packages, name="packages"),
    path("me/packages/<int:pk>/buy/", views.buy, name="buy"),
    path("me/packages/thanks/", views.come_back, name="return"),
    path("me/sessions/", views.sessions_page, name="sessions"),
    path("me/sessions/book/<slug:slug>/", views.book, name="book"),
    path("me/sessions/book/<slug:slug>/confirm/", views.confirm, name="confirm"),
    path("stripe/webhook/", webhook.webhook, name="webhook"),
]
