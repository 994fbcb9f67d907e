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
CASES = f"{DESK}/anliegen/"
CASES_OF = CASES + "beteiligung/{cases_of}/"
CASE = CASES + "{{{state}}}/{step}"
GROUPS = f"{DESK}/gruppen/"
GROUP = GROUPS + "{group}/"
PAPERS = f"{DESK}/papiere/"
EVENTS = f"{DESK}/termine/"
EVENT = EVENTS + "{event}/"
NOTES = EVENTS + "runde/{event_session}/notizen/"
RULES = GROUPS + "vorhaben/{group_project}/"
MEASURES = f"{DESK}/massnahmen/"
MEASURE = MEASURES + "{measure}/"
ADOPT = f"{DESK}/dokumente/{{adopt_document}}/fassungen/{{adopt_number}}/beschluss/"
REPORT = "/vorhaben/integrationskonzept-fuer-gefluechtete/rueckkopplung/2020-12-31/"
ADOPTED = f"{DESK}/dokumente/{{cases_document}}/entscheidungen/"


@dataclass(frozen=True)
class Page:
    """An address, the role that opens it (empty: nobody signed in) and the expected status."""

    path: str
    role: str = ""
    status: int = 200


def case(state: str, step: str = "", role: str = "coordination") -> Page:
    """A case in this state of states.py, or the page of a step with it."""
    return Page(CASE.format(state=f"case_{state}", step=f"{step}/" if step else ""), role)


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
    "events": [
        Page("/termine/"),
        Page("/termine/?zeit=vergangen&art=workshop"),
        Page("/termine/?monat=2016-10"),
        Page("/termine/?bezirk=naurod&art=council"),
    ],
    "event": [
        Page("/termine/hitzewerkstatt-2027/"),
        Page("/termine/{event_slug}/"),
        Page("/termine/integrationskonzept-fortsetzung-2016/"),
        Page("/termine/integrationskonzept-abschluss-2016/"),
        Page("/termine/integrationskonzept-rueckkopplung-2018/"),
        Page("/termine/jugendhaus-delkenheim-sprechstunde/"),
    ],
    "event-register": [
        Page("/termine/hitzewerkstatt-2027/anmeldung/"),
        Page("/termine/hitzewerkstatt-2027/anmeldung/", "citizen"),
        Page("/termine/jugendhaus-delkenheim-sprechstunde/anmeldung/"),
    ],
    "event-sent": [Page("/termine/ein-platz/anmeldung/abgeschickt/{registration_ticket}/")],
    "registration-own": [
        Page("/termine/anmeldung/{offered_token}/"),
        Page("/termine/anmeldung/{waiting_token}/"),
        Page("/termine/anmeldung/verbraucht/", status=410),
    ],
    "registration-confirm": [Page("/termine/anmeldung/{registration_token}/bestaetigen/")],
    "registration-accept": [Page("/termine/anmeldung/{offered_token}/annehmen/")],
    "registration-cancel": [Page("/termine/anmeldung/{waiting_token}/absagen/")],
    "registration-forget": [Page("/termine/anmeldung/{waiting_token}/adresse-loeschen/")],
    "account-registrations": [
        Page("/konto/termine/", "citizen"),
        Page("/konto/termine/", "moderation"),
    ],
    "account-registration": [
        Page("/konto/termine/{registration}/", "citizen"),
        Page("/konto/termine/{place_kept}/", "citizen"),
    ],
    "account-registration-accept": [Page("/konto/termine/{offer}/annehmen/", "citizen")],
    "account-registration-cancel": [Page("/konto/termine/{registration}/absagen/", "citizen")],
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
    "measures": [
        Page("/massnahmen/"),
        Page("/massnahmen/?stand=stopped&jahr=2019"),
        Page("/massnahmen/?q=gibtesnicht"),
    ],
    "measure": [
        Page("/massnahmen/m-1-1-willkommensmappe-in-acht-sprachen/"),
        Page("/massnahmen/m-2-6-alphabetisierung-in-kleinen-gruppen/"),
    ],
    "report-of-project": [Page(REPORT)],
    "report-large": [Page(REPORT + "gross/")],
    "resolutions": [Page("/beschluesse/"), Page("/beschluesse/?q=gibtesnicht")],
    "resolution": [Page("/beschluesse/{resolution}/")],
    "promises": [Page("/zusagen/"), Page("/zusagen/?stand=gehalten&art=measure")],
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
    "workspace-cases": [
        Page(CASES, "coordination"),
        Page(CASES + "?q=gibtesnicht", "coordination"),
    ],
    "workspace-cases-of": [
        Page(CASES_OF, "coordination"),
        Page(CASES_OF + "?ansicht=erledigt&stand=answered", "coordination"),
        Page(CASES_OF + "?q=gibtesnicht", "coordination"),
    ],
    "workspace-cases-several": [
        Page(CASES_OF + "mehrere/?tat=weiterleiten&fall={cases_chosen}", "coordination"),
        Page(CASES_OF + "mehrere/?tat=entscheiden", "coordination"),
    ],
    "workspace-screening": [Page(CASES_OF + "sichtung/", "coordination")],
    "workspace-screening-one": [Page(CASES_OF + "sichtung/{cases_contribution}/", "coordination")],
    "workspace-release-queue": [Page(CASES_OF + "freigabe/", "coordination")],
    "workspace-closing": [Page(CASES_OF + "abschluss/", "coordination")],
    "workspace-case": [
        *(case(state) for state in ("received", "routed", "drafted", "answered", "joined")),
        case("recommended", role="careful"),
    ],
    "workspace-case-join": [case("routed", "verbinden")],
    "workspace-case-step": [
        *(case("recommended", step) for step in ("zuweisen", "teilen", "beraten", "empfehlen")),
        *(case("recommended", step) for step in ("entscheiden", "notiz", "bearbeitung", "amt")),
        *(case("drafted", step) for step in ("entwurf", "freigeben", "verwerfen")),
        case("answered", "korrigieren"),
        case("joined", "trennen"),
    ],
    "workspace-text-blocks": [Page(CASES + "textbausteine/", "coordination")],
    "workspace-text-block-new": [Page(CASES + "textbausteine/neu/", "coordination")],
    "workspace-text-block": [Page(CASES + "textbausteine/{text_block}/", "coordination")],
    "workspace-packets": [
        Page(PAPERS + "gruppe/{group}/", "coordination"),
        Page(PAPERS + "gruppe/{group}/", "careful"),
    ],
    "workspace-packet": [Page(PAPERS + "pakete/{packet}/", "coordination")],
    "workspace-return-sheet": [Page(PAPERS + "pakete/{packet}/ruecklauf/", "coordination")],
    "workspace-synopses": [Page(PAPERS + "synopse/", "coordination")],
    "workspace-synopsis": [Page(PAPERS + "synopse/{cases_of}/", "coordination")],
    "workspace-synopsis-template": [Page(PAPERS + "vorlage/", "coordination")],
    "workspace-groups": [Page(GROUPS, "coordination"), Page(GROUPS, "careful")],
    "workspace-group-new": [Page(GROUPS + "neu/", "coordination")],
    "workspace-group": [Page(GROUP, "coordination"), Page(GROUP, "careful")],
    "workspace-group-change": [Page(GROUP + "aendern/", "coordination")],
    "workspace-group-members": [Page(GROUP + "mitglieder/", "coordination")],
    "workspace-group-member-new": [Page(GROUP + "mitglieder/neu/", "coordination")],
    "workspace-group-member": [Page(GROUP + "mitglieder/{group_seat}/", "coordination")],
    "workspace-group-discuss": [Page(GROUP + "beraten/?fall={group_case}", "coordination")],
    "workspace-sitting-new": [Page(GROUP + "sitzungen/neu/", "coordination")],
    "workspace-sitting": [Page(GROUP + "sitzungen/{group_sitting}/", "coordination")],
    "workspace-responsible": [Page(RULES, "coordination")],
    "workspace-topic-new": [Page(RULES + "themen/neu/", "coordination")],
    "workspace-topic": [Page(RULES + "themen/{group_topic}/", "coordination")],
    "workspace-rule-new": [Page(RULES + "regeln/neu/", "coordination")],
    "workspace-events": [
        Page(EVENTS, "coordination"),
        Page(EVENTS + "?zeit=abgesagt&q=gibtesnicht", "coordination"),
    ],
    "workspace-event-new": [Page(EVENTS + "neu/", "coordination")],
    "workspace-event": [
        Page(EVENT, "coordination"),
        Page(EVENT, "editor"),
        Page(EVENTS + "{event_draft}/", "department"),
    ],
    "workspace-event-change": [Page(EVENT + "aendern/", "coordination")],
    "workspace-event-sessions": [Page(EVENT + "runden/", "coordination")],
    "workspace-event-file-new": [Page(EVENT + "unterlagen/neu/", "coordination")],
    "workspace-event-publish": [
        Page(EVENTS + "{event_draft}/veroeffentlichen/", "coordination"),
    ],
    "workspace-event-cancel": [Page(EVENT + "absagen/", "coordination")],
    "workspace-registrations": [
        Page(EVENT + "anmeldungen/", "department"),
        Page(EVENT + "anmeldungen/?stand=warten", "department"),
        Page(EVENT + "anmeldungen/?q=gibtesnicht", "department"),
    ],
    "workspace-registration-new": [Page(EVENT + "anmeldungen/neu/", "department")],
    "workspace-door": [
        Page(EVENT + "tuer/", "department"),
        Page(EVENT + "tuer/?q=wartende", "department"),
    ],
    "workspace-door-paper": [Page(EVENT + "tuer/liste/", "department")],
    "workspace-door-new": [Page(EVENT + "tuer/neu/", "department")],
    "workspace-event-results": [Page(EVENT + "ergebnisse/", "coordination")],
    "workspace-event-minutes": [Page(EVENT + "ergebnisse/termin/", "coordination")],
    "workspace-session-minutes": [
        Page(EVENT + "ergebnisse/runde/{event_session}/", "coordination"),
    ],
    "workspace-photo-new": [Page(EVENT + "ergebnisse/{event_result}/foto/", "coordination")],
    "workspace-event-notes": [Page(EVENTS + "mitschreiben/", "coordination")],
    "workspace-session-notes": [Page(NOTES, "coordination")],
    "workspace-session-notes-many": [Page(NOTES + "viele/", "coordination")],
    "workspace-document-decisions": [Page(ADOPTED, "coordination")],
    "workspace-adoption-place": [Page(ADOPTED + "{cases_decision}/", "coordination")],
    "workspace-document-adopt": [Page(ADOPT, "editor")],
    "workspace-measures": [
        Page(MEASURES, "coordination"),
        Page(MEASURES + "?zeige=alle", "department"),
        Page(MEASURES + "?zeige=entwuerfe", "department"),
    ],
    "workspace-measure": [Page(MEASURE, "coordination"), Page(MEASURE, "department")],
    "workspace-measure-new": [
        Page(MEASURES + "neu/", "coordination"),
        Page(MEASURES + "neu/?vorhaben={measure_project}", "coordination"),
    ],
    "workspace-measures-from-version": [
        Page(MEASURES + "aus-fassung/{adopted_version}/", "coordination")
    ],
    "workspace-measure-state": [Page(MEASURE + "stand/", "coordination")],
    "workspace-measure-facts": [Page(MEASURE + "angaben/", "coordination")],
    "workspace-measure-money-new": [Page(MEASURE + "mittel/neu/", "coordination")],
    "workspace-measure-money": [Page(MEASURE + "mittel/{measure_money}/", "coordination")],
    "workspace-measure-money-unknown": [Page(MEASURE + "mittel/unbekannt/", "coordination")],
    "workspace-measure-milestone-new": [Page(MEASURE + "meilenstein/neu/", "coordination")],
    "workspace-measure-milestone": [
        Page(MEASURE + "meilenstein/{measure_milestone}/", "coordination")
    ],
    "workspace-measure-indicator-new": [Page(MEASURE + "kennzahl/neu/", "coordination")],
    "workspace-measure-indicator": [
        Page(MEASURE + "kennzahl/{measure_indicator}/", "coordination")
    ],
    "workspace-measure-reading": [
        Page(MEASURE + "kennzahl/{measure_indicator}/wert/", "coordination")
    ],
    "workspace-measure-evidence": [Page(MEASURE + "beleg/neu/", "coordination")],
    "workspace-measure-origins": [Page(MEASURE + "herkunft/", "coordination")],
    "workspace-measure-sheet": [Page(MEASURES + "blatt/", "coordination")],
    "workspace-measure-reports": [Page(MEASURES + "berichte/", "coordination")],
    "workspace-measure-report-new": [Page(MEASURES + "berichte/neu/", "coordination")],
    "workspace-measure-report": [Page(MEASURES + "berichte/{measure_report}/", "coordination")],
    "workspace-council": [Page(f"{DESK}/ratsdaten/", "coordination")],
    "workspace-promises": [Page(f"{DESK}/zusagen/", "coordination")],
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
        *("synopsis-csv", "synopsis-docx", "synopsis-pdf", "synopsis-xlsx"),
        *("workspace-packet-docx", "workspace-packet-pdf", "workspace-packet-xlsx"),
        "workspace-synopsis-template-sample",
        *("measures-csv", "measures-xlsx", "measures-json", "measures-money"),
        *("report-pdf", "report-docx", "report-json"),
        *("events-ics", "event-ics", "project-ics", "group-ics"),
        *("workspace-contributions-import-xlsx", "workspace-contributions-import-csv"),
    },
    "the API answers with data": {
        *("openapi-json", "list_projects", "projects_geojson", "read_project", "list_offices"),
        *("list_districts", "list_topics", "list_resolutions", "api-root"),
        *("list_consultations", "read_consultation", "read_version"),
        *("list_contributions", "read_contribution", "list_events", "read_event"),
        *("list_measures", "read_measure"),
    },
    "takes a form and answers with the page that showed it": {
        *("desk-answer-hand-over", "desk-step", "workspace-sheet-state", "workspace-sheet-promise"),
        *("desk-contribution-step", "desk-contributions-release"),
        *("workspace-sheet-office", "workspace-sheet-address", "workspace-sheet-commenting"),
        *("workspace-sheet-withdraw", "workspace-grant-role", "workspace-end-role"),
        *("workspace-join-office", "workspace-leave-office", "workspace-invite-again"),
        *("workspace-withdraw-invitation", "workspace-document-import-discard"),
        *("workspace-group-member-end", "workspace-topic-end", "workspace-rule-end"),
        *("workspace-route-waiting", "workspace-adoption-unlink"),
        "workspace-synopsis-template-drop",
        *("workspace-event-open", "workspace-event-file-remove", "workspace-session-sitting"),
        *("workspace-registration-cancel", "workspace-registration-accept"),
        *("workspace-door-in", "workspace-door-undo", "workspace-photo-remove"),
        "workspace-event-results-publish",
        *("workspace-measure-publish", "workspace-measure-withdraw", "workspace-measure-remove"),
        *("workspace-measure-sheet-take", "workspace-measure-report-publish"),
        "workspace-measure-report-discard",
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
