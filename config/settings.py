"""All settings, from the environment; docs/operations/configuration.md lists the variables.

Secure by default: what weakens protection must be asked for, and production refuses to start
half-configured (config/environment.py).
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env

from . import content_policy, environment
from .logs import logging_config

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

MITSPRACHE_ENV = env.str("MITSPRACHE_ENV", "development")
if MITSPRACHE_ENV not in {"development", "production"}:
    raise ImproperlyConfigured("MITSPRACHE_ENV must be development or production.")
PRODUCTION = MITSPRACHE_ENV == "production"
MITSPRACHE_DATA = Path(env.str("MITSPRACHE_DATA", str(BASE_DIR / "var"))).resolve()
MITSPRACHE_DATA.mkdir(parents=True, exist_ok=True)
MITSPRACHE_BASE_URL = environment.base_url(env, production=PRODUCTION)
OPARL_URL = env.str("OPARL_URL", "")  # council data (OParl 1.1); nobody else can set it
MITSPRACHE_DEMO = environment.demo(env, production=PRODUCTION)
MITSPRACHE_DEMO_OPEN = env.bool("MITSPRACHE_DEMO_OPEN", False)
# How many proxies of our own stand in front; their X-Forwarded-* lines are believed, no others.
MITSPRACHE_PROXIES = env.int("MITSPRACHE_PROXIES", 0)

DEBUG = env.bool("MITSPRACHE_DEBUG", False) and not PRODUCTION
SECRET_KEY = environment.secret_key(env, production=PRODUCTION, data=MITSPRACHE_DATA)
ALLOWED_HOSTS = environment.allowed_hosts(env, production=PRODUCTION, base_url=MITSPRACHE_BASE_URL)
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # Ours stand first, so that our templates and commands win over those of the libraries.
    "mitsprache.common",
    "mitsprache.accounts",
    "mitsprache.directory",
    "mitsprache.content",
    "mitsprache.council",
    "mitsprache.comments",
    "mitsprache.projects",
    "mitsprache.groups",
    "mitsprache.consultations",
    "mitsprache.events",
    "mitsprache.deliberation",
    "mitsprache.measures",
    "mitsprache.moderation",
    "mitsprache.notifications",
    "mitsprache.privacy",
    "mitsprache.insights",
    "mitsprache.public",
    "mitsprache.workspace",
    "mitsprache.editorial",
    "mitsprache.api",
    "mitsprache.demo",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rules.apps.AutodiscoverRulesConfig",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "mitsprache.common.web.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "mitsprache.common.web.Protection",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mitsprache.common.web.LanguageFromPath",
    "mitsprache.common.web.BodyLimit",  # before anything that reads the body
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mitsprache.common.web.RefusalLog",
    "allauth.account.middleware.AccountMiddleware",
    "mitsprache.public.accounts.second_factor.StaffSecondFactor",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mitsprache.common.context.frame",
                "mitsprache.workspace.desk.frame",
                "mitsprache.public.context.site",
            ],
        },
    },
]

# Data
DATABASES = {"default": environment.database(env, data=MITSPRACHE_DATA)}
CACHES = {"default": environment.cache(env)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MEDIA_URL, MEDIA_ROOT = "/medien/", str(MITSPRACHE_DATA / "media")
STATIC_URL, STATIC_ROOT = "/static/", str(BASE_DIR / "build" / "static")
STATICFILES_DIRS = [path for path in [BASE_DIR / "frontend" / "build"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mitsprache.common.static.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Language and time
LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "mitsprache" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True

# People
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["mitsprache.accounts.hashers.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    ]
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "mitsprache.accounts.sessions"
# Accounts are made and codes are sent by public/accounts; allauth adds passkeys and second factors.
ACCOUNT_ADAPTER = "mitsprache.public.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_NOTIFICATIONS = True
# In front of everything else stands public/accounts/limits.py; these guard second factors only.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/10m/key"}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(MITSPRACHE_BASE_URL).scheme
ALLAUTH_TRUSTED_PROXY_COUNT = MITSPRACHE_PROXIES
STAFF_SECOND_FACTOR = PRODUCTION
MFA_ADAPTER = "mitsprache.public.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

# Mail
EMAIL_FILE_PATH = str(MITSPRACHE_DATA / "mail")
vars().update(environment.email(env, production=PRODUCTION))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MITSPRACHE_MAIL_FROM", "mitsprache@stadt.example")

# Cookies and transport
SECURE = urlsplit(MITSPRACHE_BASE_URL).scheme == "https"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "mitsprache_session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "mitsprache_csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int("MITSPRACHE_HSTS_SECONDS", 31_536_000) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_REFERRER_POLICY = "same-origin"
if MITSPRACHE_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # entering browsers' preload lists is the domain owner's decision
    "auth.W004",  # a person's address is unique through a constraint on its lower-case form
]

# Upload limits; BodyLimit refuses larger requests before anything is read.
REQUEST_MAX_BYTES = 30 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# What a page may load; the two looser ones are for /redaktion/ alone.
CONTENT_SECURITY_POLICY = {"DIRECTIVES": content_policy.STRICT}
CSP_EDITORIAL, CSP_PREVIEW = content_policy.EDITORIAL, content_policy.PREVIEW

# Wagtail: no requests to third parties, people and passwords are managed by our own pages.
WAGTAIL_SITE_NAME = "Mitsprache"
WAGTAILADMIN_BASE_URL = MITSPRACHE_BASE_URL
WAGTAILADMIN_LOGIN_URL = "/konto/anmelden/"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "ol", "ul", "link"]},
    }
}
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILIMAGES_IMAGE_MODEL = "content.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "mitsprache.editorial.library.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "mitsprache.editorial.library.forms.FileForm"
WAGTAILDOCS_DOCUMENT_MODEL = "content.File"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "csv", "txt", "zip"]
LOGGING = logging_config(json=PRODUCTION or env.bool("MITSPRACHE_LOG_JSON", False))
