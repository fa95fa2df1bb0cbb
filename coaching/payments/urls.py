from django.urls import path

from coaching.payments import account_views, buying_views, order_views, public_views, session_views
from coaching.payments.checkout import webhook
from coaching.payments.instalments import views as instalments

app_name = "payments"
urlpatterns = [
    path("me/packages/", buying_views.packages, name="packages"),
    path("me/packages/<int:pk>/buy/", buying_views.buy, name="buy"),
    path("me/packages/thanks/", buying_views.come_back, name="return"),
    path("packages/<int:pk>/buy/", public_views.buy, name="buy_public"),
    path("packages/order/<str:token>/", order_views.order, name="order"),
    path("me/sessions/", account_views.sessions_page, name="sessions"),
    path("me/sessions/<int:pk>/", account_views.lot, name="lot"),
    path("me/sessions/<int:pk>/more-time/", account_views.more_time, name="more_time"),
    path("me/sessions/book/<slug:slug>/", session_views.book, name="book"),
    path("me/sessions/book/<slug:slug>/confirm/", session_views.confirm, name="confirm"),
    path("stripe/webhook/", webhook.webhook, name="webhook"),
    path("monthly/<str:token>/", instalments.monthly, name="monthly"),
    path("me/plans/<int:pk>/", instalments.plan, name="plan"),
    path("me/plans/<int:pk>/card/", instalments.card, name="card"),
]
