"""Pages on which people contribute, read one contribution and do something about it."""

from django.urls import path

from .views import guest, own, page, steps, write

urlpatterns = [
    path("beteiligungen/<slug:slug>/beitrag/", write.write, name="contribution-write"),
    path(
        "beteiligungen/<slug:slug>/beitrag/abgeschickt/<str:ticket>/",
        write.sent,
        name="contribution-sent",
    ),
    path("beitraege/", page.search, name="contribution-search"),
    path("beitraege/bestaetigen/<str:token>/", guest.confirm, name="contribution-confirm"),
    path("beitraege/eigene/<str:token>/", guest.page, name="contribution-own"),
    path(
        "beitraege/eigene/<str:token>/adresse-loeschen/",
        guest.forget,
        name="contribution-own-forget",
    ),
    path(
        "beitraege/eigene/<str:token>/<str:reference>/bearbeiten/",
        guest.edit,
        name="contribution-own-edit",
    ),
    path(
        "beitraege/eigene/<str:token>/<str:reference>/zurueckziehen/",
        guest.withdraw,
        name="contribution-own-withdraw",
    ),
    path("beitraege/nachrichten/<str:ticket>/", steps.by_link, name="contribution-steps"),
    path("konto/nachrichten/", steps.of_account, name="account_steps"),
    path("beitraege/<str:reference>/", page.show, name="contribution"),
    path("beitraege/<str:reference>/verlauf/", page.history, name="contribution-history"),
    path("beitraege/<str:reference>/beleg/", own.receipt, name="contribution-receipt"),
    path("beitraege/<str:reference>/bearbeiten/", own.edit, name="contribution-edit"),
    path("beitraege/<str:reference>/zurueckziehen/", own.withdraw, name="contribution-withdraw"),
    path("beitraege/<str:reference>/unterstuetzen/", own.support, name="contribution-support"),
]
