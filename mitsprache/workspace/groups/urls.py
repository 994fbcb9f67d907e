from django.urls import path

from . import meeting, responsible, views

_PROJECT = "vorhaben/<int:pk>/"
_SEAT = "<int:pk>/mitglieder/<int:membership>/"

urlpatterns = [
    path("", views.groups, name="workspace-groups"),
    path("neu/", views.create, name="workspace-group-new"),
    path(_PROJECT, responsible.responsible, name="workspace-responsible"),
    path(f"{_PROJECT}themen/neu/", responsible.new_topic, name="workspace-topic-new"),
    path(f"{_PROJECT}themen/<int:topic>/", responsible.topic, name="workspace-topic"),
    path(
        f"{_PROJECT}themen/<int:topic>/entfernen/",
        responsible.end_topic,
        name="workspace-topic-end",
    ),
    path(f"{_PROJECT}regeln/neu/", responsible.new_rule, name="workspace-rule-new"),
    path(f"{_PROJECT}regeln/<int:rule>/beenden/", responsible.end_rule, name="workspace-rule-end"),
    path(f"{_PROJECT}verteilen/", responsible.route, name="workspace-route-waiting"),
    path("<int:pk>/", meeting.group, name="workspace-group"),
    path("<int:pk>/aendern/", views.change, name="workspace-group-change"),
    path("<int:pk>/mitglieder/", views.members, name="workspace-group-members"),
    path("<int:pk>/mitglieder/neu/", views.add_member, name="workspace-group-member-new"),
    path(_SEAT, views.change_member, name="workspace-group-member"),
    path(f"{_SEAT}beenden/", views.end_membership, name="workspace-group-member-end"),
    path("<int:pk>/beraten/", meeting.discuss, name="workspace-group-discuss"),
    path("<int:pk>/sitzungen/neu/", meeting.plan, name="workspace-sitting-new"),
    path("<int:pk>/sitzungen/<int:sitting>/", meeting.sitting, name="workspace-sitting"),
]
