from django.urls import path

from coaching.payments.payers import client_views, views

app_name = "payers"
urlpatterns = [
    path("pay/<str:token>/", views.request, name="request"),
    path("pay/<str:token>/card/", views.pay, name="pay"),
    path("pay/<str:token>/<int:pk>/", views.document, name="document"),
    path("pay/<str:token>/<int:pk>/pdf/", views.document_pdf, name="pdf"),
    path("me/packages/<int:pk>/someone-else/", client_views.ask, name="ask"),
    path("me/requests/<int:pk>/cancel/", client_views.cancel, name="cancel"),
]
