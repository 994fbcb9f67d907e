"""Everything below /konto/; names that begin with mfa_ and some account_ ones are allauth's."""

from allauth.account.views import reauthenticate
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache

from .views import code, entrance, own

urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/", own.overview, name="account_overview"),
    path("konto/anmelden/", entrance.sign_in, name="account_login"),
    path("konto/registrieren/", entrance.sign_up, name="account_signup"),
    path("konto/code/", code.enter_code, name="account_code"),
    path("konto/abmelden/", entrance.sign_out, name="account_logout"),
    path("konto/einladung/<str:token>/", entrance.invitation, name="account_invitation"),
    path("konto/ruht/", entrance.inactive, name="account_inactive"),
    path("konto/passwort-reset/", entrance.reset_password, name="account_reset_password"),
    path("konto/passwort/", own.password, name="account_password"),
    path("konto/name/", own.name, name="account_name"),
    path("konto/email/", own.address, name="account_address"),
    path("konto/sprache/", own.language, name="account_language"),
    path("konto/loeschen/", own.delete, name="account_delete"),
    path("konto/geloescht/", own.deleted, name="account_deleted"),
    # Passkeys, authenticator app and recovery codes: allauth's views, our templates.
    path("konto/bestaetigen/", never_cache(reauthenticate), name="account_reauthenticate"),
    path("konto/sicherheit/", never_cache(second_factor.index), name="mfa_index"),
    path(
        "konto/zweiter-faktor/",
        never_cache(second_factor.authenticate),
        name="mfa_authenticate",
    ),
    path(
        "konto/sicherheit/bestaetigen/",
        never_cache(second_factor.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path(
        "konto/sicherheit/app/",
        never_cache(app.activate_totp),
        name="mfa_activate_totp",
    ),
    path(
        "konto/sicherheit/app/entfernen/",
        never_cache(app.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "konto/sicherheit/notfallcodes/",
        never_cache(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "konto/sicherheit/notfallcodes/neu/",
        never_cache(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/sicherheit/notfallcodes.txt",
        never_cache(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("konto/passkeys/", never_cache(passkey.list_webauthn), name="mfa_list_webauthn"),
    path(
        "konto/passkeys/neu/",
        never_cache(passkey.add_webauthn),
        name="mfa_add_webauthn",
    ),
    path(
        "konto/passkeys/anmelden/",
        never_cache(passkey.login_webauthn),
        name="mfa_login_webauthn",
    ),
    path(
        "konto/passkeys/bestaetigen/",
        never_cache(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "konto/passkeys/<int:pk>/",
        never_cache(passkey.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "konto/passkeys/<int:pk>/entfernen/",
        never_cache(passkey.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
