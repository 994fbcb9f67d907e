from django.urls import path

from . import views

urlpatterns = [
    path("", views.inbox, name="desk-answers"),
    path("<int:pk>/", views.answer, name="desk-answer"),
    path("<int:pk>/abgeben/", views.hand_over, name="desk-answer-hand-over"),
]
