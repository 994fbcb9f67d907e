from django.urls import path

from . import contributions, lists, notices, steps

urlpatterns = [
    path("", lists.unanswered_comments, name="desk-moderation"),
    path("entwuerfe/", lists.drafts, name="desk-drafts"),
    path("zurueckgestellt/", lists.held_comments, name="desk-held"),
    path("verborgen/", lists.hidden_comments, name="desk-hidden"),
    path("kommentar/<int:pk>/", steps.comment, name="desk-comment"),
    path("kommentar/<int:pk>/<slug:step>/", steps.take, name="desk-step"),
    path("beitraege/", contributions.waiting, name="desk-contributions"),
    path("beitraege/verborgen/", contributions.put_away, name="desk-contributions-hidden"),
    path(
        "beitraege/freigeben/",
        contributions.release_several,
        name="desk-contributions-release",
    ),
    path("beitraege/<str:reference>/", contributions.contribution, name="desk-contribution"),
    path(
        "beitraege/<str:reference>/<slug:step>/", contributions.take, name="desk-contribution-step"
    ),
    path("meldungen/", notices.inbox, name="desk-notices"),
    path("meldungen/<int:pk>/", notices.notice, name="desk-notice"),
]
