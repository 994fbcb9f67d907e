from django.urls import path

from . import lists, notices, steps

urlpatterns = [
    path("", lists.unanswered_comments, name="desk-moderation"),
    path("entwuerfe/", lists.drafts, name="desk-drafts"),
    path("zurueckgestellt/", lists.held_comments, name="desk-held"),
    path("verborgen/", lists.hidden_comments, name="desk-hidden"),
    path("kommentar/<int:pk>/", steps.comment, name="desk-comment"),
    path("kommentar/<int:pk>/<slug:step>/", steps.take, name="desk-step"),
    path("meldungen/", notices.inbox, name="desk-notices"),
    path("meldungen/<int:pk>/", notices.notice, name="desk-notice"),
]
