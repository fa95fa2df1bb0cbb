from django.urls import path

from coaching.payments.instalments import views

urlpatterns = [
    path("monthly/<str:token>/", views.monthly, name="monthly"),
    path("me/plans/<int:pk>/", views.plan, name="plan"),
    path("me/plans/<int:pk>/card/", views.card, name="card"),
]
