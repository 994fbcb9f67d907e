from django.urls import path

from . import views

urlpatterns = [
    path("", views.people, name="workspace-people"),
    path("einladen/", views.invite, name="workspace-invite"),
    path("<int:pk>/", views.person, name="workspace-person"),
    path("<int:pk>/rollen/", views.grant, name="workspace-grant-role"),
    path("<int:pk>/rollen/<slug:role>/beenden/", views.end_role, name="workspace-end-role"),
    path("<int:pk>/aemter/", views.join_office, name="workspace-join-office"),
    path(
        "<int:pk>/aemter/<int:membership>/beenden/",
        views.leave_office,
        name="workspace-leave-office",
    ),
    path("<int:pk>/einladen/", views.invite_again, name="workspace-invite-again"),
    path(
        "<int:pk>/zuruecknehmen/", views.withdraw_invitation, name="workspace-withdraw-invitation"
    ),
]
