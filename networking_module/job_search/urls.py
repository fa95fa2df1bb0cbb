from django.urls import path

from networking_module.job_search import news_views, views

urlpatterns = [
    path("search/", views.search_list, name="search_list"),
    path("search/file/", views.search_file, name="search_file"),
    path("search/add/", views.search_step, name="add_search_step"),
    path("search/<int:pk>/", views.search_step, name="search_step"),
    path("search/<int:pk>/delete/", views.delete_step, name="delete_search_step"),
    path("touches/<int:pk>/leave-out/", views.leave_out, name="leave_out"),
    path("news/", news_views.tell, name="tell_news"),
    path("news/<int:pk>/", news_views.told, name="news"),
    path("news/<int:pk>/correct/", news_views.correct, name="correct_news"),
    path("news/<int:pk>/take-back/", news_views.undo_news, name="undo_news"),
]
