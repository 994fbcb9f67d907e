"""Every page that people look at, with who opens it and how to get there.

A new route without an entry in PAGES or NO_PAGE fails test_axe.py. Addresses are filled with the
places that states.py has made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

SHEET = "/vorhaben/{own_slug}/"
COMMENT = SHEET + "kommentar/"
WRITE = "/beteiligungen/{open}/beitrag/"
READ = "/beteiligungen/{open}/"
CONTRIBUTION = "/beitraege/{contribution}/"
OWN = "/beitraege/eigene/{guest_token}/"
DESK = "/arbeitsbereich"
DRAFT = f"{DESK}/dokumente/{{desk_document}}/"
SECTION = DRAFT + "abschnitte/{desk_section}/"
WINDOW = f"{DESK}/beteiligungen/{{desk_consultation}}/"


@dataclass(frozen=True)
class Page:
    """An address, the role that opens it (empty: nobody signed in) and the expected status."""

    path: str
    role: str = ""
    status: int = 200


PAGES: dict[str, list[Page]] = {
    # public
    "home": [Page("/")],
    "projects": [
        Page("/vorhaben/"),
        Page("/vorhaben/?thema=wohnen&stand=running&q=park"),
        Page("/vorhaben/?q=gibtesnicht"),
        Page("/vorhaben/?ansicht=orte"),
    ],
    "project": [
        Page("/vorhaben/integrationskonzept-fuer-gefluechtete/"),
        Page("/vorhaben/rheinufer-schierstein/"),
        Page(SHEET, "citizen"),
        Page(SHEET, "coordination"),
    ],
    "comment-write": [
        Page(COMMENT),
        Page(COMMENT, "citizen"),
        Page(COMMENT + "?antwort-auf={own}", "citizen"),
    ],
    "comment": [
        Page(COMMENT + "{own}/"),
        Page(COMMENT + "{own}/", "citizen"),
        Page(COMMENT + "{hidden}/", "citizen"),
    ],
    "comment-edit": [Page(COMMENT + "{own}/bearbeiten/", "citizen")],
    "comment-withdraw": [Page(COMMENT + "{own}/zurueckziehen/", "citizen")],
    "comment-history": [Page(COMMENT + "{own}/verlauf/")],
    "report": [
        Page("/melden/"),
        Page("/melden/?kommentar={own}"),
        Page("/melden/?antwort={answer}"),
        Page("/melden/?beitrag={contribution}"),
    ],
    "report-received": [Page("/melden/eingegangen/")],
    "consultations": [Page("/beteiligungen/")],
    "consultation": [
        Page(READ),
        Page(READ + "?feld=1"),
        Page("/beteiligungen/{read}/"),
        Page("/beteiligungen/integrationskonzept-entwurf/"),
    ],
    "consultation-section": [
        Page(READ + "abschnitt/{part}/"),
        Page("/beteiligungen/{read}/abschnitt/M%202.1/"),
    ],
    "consultation-contributions": [
        Page(READ + "beitraege/"),
        Page(READ + "beitraege/?art=frage&feld=dokument"),
    ],
    "consultation-version": [Page("/beteiligungen/{read}/fassungen/2/")],
    "consultation-compare": [Page("/beteiligungen/{read}/vergleich/1..2/")],
    "synopsis": [
        Page("/beteiligungen/integrationskonzept-entwurf/synopse/"),
        Page("/beteiligungen/integrationskonzept-entwurf/synopse/?ergebnis=not_adopted&q=kurse"),
    ],
    "balance": [Page("/beteiligungen/integrationskonzept-entwurf/bilanz/")],
    "contribution-write": [
        Page(WRITE + "?abschnitt={part}"),
        Page(WRITE, "citizen"),
        Page("/beteiligungen/integrationskonzept-entwurf/beitrag/"),
    ],
    "contribution-sent": [Page(WRITE + "abgeschickt/{ticket}/")],
    "contribution-search": [Page("/beitraege/"), Page("/beitraege/?nummer=WI-2016-99999")],
    "contribution-confirm": [
        Page("/beitraege/bestaetigen/{confirm_token}/"),
        Page("/beitraege/bestaetigen/verbraucht/", status=410),
    ],
    "contribution-own": [Page(OWN)],
    "contribution-steps": [Page("/beitraege/nachrichten/{steps_ticket}/")],
    "contribution-own-forget": [Page(OWN + "adresse-loeschen/")],
    "contribution-own-edit": [Page(OWN + "{guest_contribution}/bearbeiten/")],
    "contribution-own-withdraw": [Page(OWN + "{guest_contribution}/zurueckziehen/")],
    "contribution": [
        Page(CONTRIBUTION),
        Page(CONTRIBUTION, "citizen"),
        Page("/beitraege/{contribution_hidden}/"),
        Page("/beitraege/{contribution_hidden}/", "citizen"),
        Page("/beitraege/WI-2016-00001/"),  # worked in, with both wordings
        Page("/beitraege/WI-2016-00011/"),  # two concerns
    ],
    "contribution-history": [Page(CONTRIBUTION + "verlauf/")],
    "contribution-receipt": [Page(CONTRIBUTION + "beleg/", "citizen")],
    "contribution-edit": [Page(CONTRIBUTION + "bearbeiten/", "citizen")],
    "contribution-withdraw": [Page(CONTRIBUTION + "zurueckziehen/", "citizen")],
    "contribution-support": [Page(CONTRIBUTION + "unterstuetzen/", "moderation")],
    "news": [Page("/neuigkeiten/")],
    "news-item": [Page("{news}")],
    "api-page": [Page("/schnittstellen/")],
    "page": [
        Page("/barrierefreiheit/"),
        Page("/datenschutz/"),
        Page("/impressum/"),
        Page("/gibt-es-nicht/", status=404),
    ],
    # account
    "account_overview": [Page("/konto/", "citizen"), Page("/konto/", "careful")],
    "account_login": [Page("/konto/anmelden/"), Page("/konto/anmelden/?next=/vorhaben/")],
    "account_signup": [Page("/konto/registrieren/")],
    "account_logout": [Page("/konto/abmelden/", "citizen")],
    "account_invitation": [
        Page("/konto/einladung/{token}/"),
        Page("/konto/einladung/verbraucht/", status=410),
    ],
    "account_inactive": [Page("/konto/ruht/", status=403)],
    "account_reset_password": [Page("/konto/passwort-reset/")],
    "account_password": [Page("/konto/passwort/", "citizen")],
    "account_name": [Page("/konto/name/", "citizen")],
    "account_address": [Page("/konto/email/", "citizen")],
    "account_language": [Page("/konto/sprache/", "citizen")],
    "account_steps": [Page("/konto/nachrichten/", "citizen")],
    "account_delete": [Page("/konto/loeschen/", "citizen")],
    "account_deleted": [Page("/konto/geloescht/")],
    "account_reauthenticate": [Page("/konto/bestaetigen/", "citizen")],
    "mfa_index": [Page("/konto/sicherheit/", "citizen"), Page("/konto/sicherheit/", "careful")],
    "mfa_reauthenticate": [Page("/konto/sicherheit/bestaetigen/", "careful")],
    "mfa_activate_totp": [Page("/konto/sicherheit/app/", "citizen")],
    "mfa_deactivate_totp": [Page("/konto/sicherheit/app/entfernen/", "careful")],
    "mfa_view_recovery_codes": [Page("/konto/sicherheit/notfallcodes/", "careful")],
    "mfa_generate_recovery_codes": [Page("/konto/sicherheit/notfallcodes/neu/", "careful")],
    "mfa_list_webauthn": [Page("/konto/passkeys/", "careful")],
    "mfa_add_webauthn": [Page("/konto/passkeys/neu/", "citizen")],
    "mfa_reauthenticate_webauthn": [Page("/konto/passkeys/bestaetigen/", "careful")],
    "mfa_edit_webauthn": [Page("/konto/passkeys/{passkey}/", "careful")],
    "mfa_remove_webauthn": [Page("/konto/passkeys/{passkey}/entfernen/", "careful")],
    # desk
    "workspace": [
        Page(f"{DESK}/", "coordination"),
        Page(f"{DESK}/", "department2"),
        Page(f"{DESK}/", "moderation"),
    ],
    "desk-answers": [Page(f"{DESK}/antworten/", "department2")],
    "desk-answer": [
        Page(f"{DESK}/antworten/{{asked}}/", "department2"),
        Page(f"{DESK}/antworten/{{drafted}}/", "department2"),
    ],
    "desk-moderation": [Page(f"{DESK}/moderation/", "moderation")],
    "desk-drafts": [Page(f"{DESK}/moderation/entwuerfe/", "moderation")],
    "desk-held": [Page(f"{DESK}/moderation/zurueckgestellt/", "moderation")],
    "desk-hidden": [Page(f"{DESK}/moderation/verborgen/", "moderation")],
    "desk-comment": [
        Page(f"{DESK}/moderation/kommentar/{{{key}}}/", "moderation")
        for key in ("waiting", "drafted_comment", "hidden", "held", "own")
    ],
    "desk-contributions": [Page(f"{DESK}/moderation/beitraege/", "moderation")],
    "desk-contributions-hidden": [Page(f"{DESK}/moderation/beitraege/verborgen/", "moderation")],
    "desk-contribution": [
        Page(f"{DESK}/moderation/beitraege/{{{key}}}/", "moderation")
        for key in ("contribution_held", "contribution_hidden", "contribution")
    ],
    "desk-notices": [Page(f"{DESK}/moderation/meldungen/", "moderation")],
    "desk-notice": [
        Page(f"{DESK}/moderation/meldungen/{{notice}}/", "moderation"),
        Page(f"{DESK}/moderation/meldungen/{{contribution_notice}}/", "moderation"),
    ],
    "workspace-sheets": [
        Page(f"{DESK}/vorhaben/", "coordination"),
        Page(f"{DESK}/vorhaben/", "department2"),
    ],
    "workspace-import": [Page(f"{DESK}/vorhaben/einlesen/", "coordination")],
    "workspace-sheet": [
        Page(f"{DESK}/vorhaben/1/", "coordination"),
        Page(f"{DESK}/vorhaben/2/", "department2"),
        Page(f"{DESK}/vorhaben/22/", "coordination"),
    ],
    "workspace-documents": [
        Page(f"{DESK}/dokumente/", "coordination"),
        Page(f"{DESK}/dokumente/?q=gibtesnicht", "coordination"),
    ],
    "workspace-document-new": [Page(f"{DESK}/dokumente/neu/", "coordination")],
    "workspace-document": [Page(DRAFT, "coordination")],
    "workspace-document-fields": [Page(DRAFT + "handlungsfelder/", "coordination")],
    "workspace-document-import": [Page(DRAFT + "einlesen/", "coordination")],
    "workspace-document-import-preview": [Page(DRAFT + "einlesen/{desk_import}/", "coordination")],
    "workspace-document-release": [
        Page(DRAFT + "freigeben/", "coordination"),
        Page(DRAFT + "freigeben/?alle=1", "coordination"),
    ],
    "workspace-document-compare": [Page(DRAFT + "vergleich/", "coordination")],
    "workspace-document-version": [Page(DRAFT + "fassungen/1/", "coordination")],
    "workspace-section-new": [Page(DRAFT + "abschnitte/neu/", "coordination")],
    "workspace-section": [Page(SECTION, "coordination")],
    "workspace-section-move": [Page(SECTION + "verschieben/", "coordination")],
    "workspace-section-split": [Page(SECTION + "teilen/", "coordination")],
    "workspace-section-merge": [Page(SECTION + "zusammenfuehren/", "coordination")],
    "workspace-section-remove": [Page(SECTION + "entfernen/", "coordination")],
    "workspace-consultations": [Page(f"{DESK}/beteiligungen/", "coordination")],
    "workspace-consultation-new": [Page(f"{DESK}/beteiligungen/neu/", "coordination")],
    "workspace-consultation": [
        Page(WINDOW, "coordination"),
        Page(f"{DESK}/beteiligungen/{{desk_draft}}/", "coordination"),
    ],
    "workspace-consultation-change": [Page(WINDOW + "aendern/", "coordination")],
    "workspace-consultation-publish": [
        Page(f"{DESK}/beteiligungen/{{desk_draft}}/veroeffentlichen/", "coordination")
    ],
    "workspace-consultation-last-day": [Page(WINDOW + "letzter-tag/", "coordination")],
    "workspace-consultation-invited": [Page(WINDOW + "eingeladen/", "coordination")],
    "workspace-contribution-enter": [Page(WINDOW + "erfassen/", "coordination")],
    "workspace-contributions-import": [Page(WINDOW + "einlesen/", "coordination")],
    "workspace-contributions": [
        Page(WINDOW + "beitraege/", "coordination"),
        Page(WINDOW + "beitraege/?q=gibtesnicht", "coordination"),
    ],
    "workspace-contribution": [Page(WINDOW + "beitraege/{desk_reference}/", "coordination")],
    "workspace-contribution-slip": [
        Page(WINDOW + "beitraege/{desk_reference}/beleg/", "coordination")
    ],
    "workspace-people": [Page(f"{DESK}/personen/", "coordination")],
    "workspace-invite": [Page(f"{DESK}/personen/einladen/", "coordination")],
    "workspace-person": [
        Page(f"{DESK}/personen/{{member}}/", "coordination"),
        Page(f"{DESK}/personen/{{invited}}/", "coordination"),
    ],
    "style-page": [Page(f"{DESK}/stil/", "coordination")],
}

# Reached in the middle of something; test_axe.py says how.
ON_THE_WAY = {"account_code", "mfa_authenticate"}

NO_PAGE = {
    "no page for people": {
        *("healthz", "readyz", "robots", "sitemap", "security", "projects-feed", "project-feed"),
        *(
            "picture",
            "document",
            "contribution-file",
            "draft-picture",
            "workspace-import-xlsx",
            "workspace-import-csv",
        ),
        *("mfa_download_recovery_codes", "mfa_login_webauthn"),
        *("workspace-document-docx", "workspace-document-pdf"),
        *("consultation-version-docx", "consultation-version-pdf", "consultation-calendar"),
        *("workspace-contributions-import-xlsx", "workspace-contributions-import-csv"),
    },
    "the API answers with data": {
        *("openapi-json", "list_projects", "projects_geojson", "read_project", "list_offices"),
        *("list_districts", "list_topics", "list_resolutions", "api-root"),
        *("list_consultations", "read_consultation", "read_version"),
        *("list_contributions", "read_contribution"),
    },
    "takes a form and answers with the page that showed it": {
        *("desk-answer-hand-over", "desk-step", "workspace-sheet-state", "workspace-sheet-promise"),
        *("desk-contribution-step", "desk-contributions-release"),
        *("workspace-sheet-office", "workspace-sheet-address", "workspace-sheet-commenting"),
        *("workspace-sheet-withdraw", "workspace-grant-role", "workspace-end-role"),
        *("workspace-join-office", "workspace-leave-office", "workspace-invite-again"),
        *("workspace-withdraw-invitation", "workspace-document-import-discard"),
    },
    "shows mails on a developer's machine only": {"post", "post-letter"},
}

# The API's documentation stands outside the languages.
PAGES["api-docs"] = [Page("/api/v1/docs")]


def pages(area: str) -> Iterator[Page]:
    """The pages of one area: "public", "account" or "desk"."""
    for group in PAGES.values():
        for page in group:
            if area_of(page) == area:
                yield page


def area_of(page: Page) -> str:
    if page.path.startswith(DESK):
        return "desk"
    return "account" if page.path.startswith("/konto/") else "public"


def in_language(path: str, prefix: str) -> str:
    return path if path.startswith("/api/") else f"{prefix}{path}"
