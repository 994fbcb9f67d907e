"""Reading the environment: the parts of the settings that decide and refuse."""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env


def secret_key(env: Env, *, production: bool, data: Path) -> str:
    """The secret from MITSPRACHE_SECRET_KEY or the file named by MITSPRACHE_SECRET_KEY_FILE.

    Development makes one and keeps it in the data folder; production refuses to start without.
    """
    secret = env.str("MITSPRACHE_SECRET_KEY", "")
    if not secret and (named := env.str("MITSPRACHE_SECRET_KEY_FILE", "")):
        secret = Path(named).read_text().strip()
    if secret and production and len(secret) < 50:
        raise ImproperlyConfigured("MITSPRACHE_SECRET_KEY has fewer than 50 characters.")
    if secret:
        return secret
    if production:
        raise ImproperlyConfigured(
            "Production needs MITSPRACHE_SECRET_KEY or MITSPRACHE_SECRET_KEY_FILE: at least 50 "
            "random characters, kept secret and the same on every server."
        )
    kept = data / "secret-key"
    try:
        with kept.open("x") as new:
            kept.chmod(0o600)
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return kept.read_text().strip()


def base_url(env: Env, *, production: bool) -> str:
    """The one base of every absolute link, without a slash at the end."""
    host = env.str("HOST", "127.0.0.1")
    if host in {"0.0.0.0", "::"}:  # every address of the machine: of no use in a link
        host = "127.0.0.1"
    host = f"[{host}]" if ":" in host else host
    default = "" if production else f"http://{host}:{env.int('PORT', 8000)}"
    url = env.str("MITSPRACHE_BASE_URL", default).rstrip("/")
    parts = urlsplit(url)
    if production and parts.scheme != "https":
        raise ImproperlyConfigured(
            "Production needs MITSPRACHE_BASE_URL, the address that people see, beginning with "
            "https://; every link in mails and files is built on it."
        )
    if not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"MITSPRACHE_BASE_URL is no base address: {url!r}")
    return url


def allowed_hosts(env: Env, *, production: bool, base_url: str) -> list[str]:
    """Host names the server answers to, from MITSPRACHE_ALLOWED_HOSTS (separated by commas)."""
    hosts: list[str] = env.list("MITSPRACHE_ALLOWED_HOSTS", [])
    if production and (not hosts or "*" in hosts):
        raise ImproperlyConfigured(
            "Production needs MITSPRACHE_ALLOWED_HOSTS: the host names it answers to, separated "
            "by commas, without '*'."
        )
    own = urlsplit(base_url).hostname or "localhost"
    return hosts or ["localhost", "127.0.0.1", "[::1]", own]


def demo(env: Env, *, production: bool) -> bool:
    """Whether an empty database gets the demo city; never in production."""
    wanted = env.bool("MITSPRACHE_DEMO", not production)
    if wanted and production:
        raise ImproperlyConfigured(
            "MITSPRACHE_DEMO=1 is refused in production: the passwords of the demo accounts are "
            "public. Leave it out, or set MITSPRACHE_ENV=development for a demonstration."
        )
    return wanted


def database(env: Env, *, data: Path) -> dict[str, Any]:
    """The connection from DATABASE_URL: SQLite in the data folder, or PostgreSQL with a pool."""
    config: dict[str, Any] = dict(env.dj_db_url("DATABASE_URL", f"sqlite:///{data}/db.sqlite3"))
    engine = config["ENGINE"].rpartition(".")[2]
    options = config.setdefault("OPTIONS", {})
    if engine == "sqlite3":
        # FULL, because a receipt is a promise: no commit may vanish with the power.
        options |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
        # Opening the file anew for every request costs more than most pages do.
        config["CONN_MAX_AGE"] = 600
    elif engine == "postgresql":
        limits = {
            "statement_timeout": env.str("DATABASE_STATEMENT_TIMEOUT", "30s"),
            "lock_timeout": "10s",
            "idle_in_transaction_session_timeout": "60s",
        }
        options["options"] = " ".join(f"-c {name}={value}" for name, value in limits.items())
        options["pool"] = {"min_size": 1, "max_size": env.int("DATABASE_POOL_SIZE", 4)}
        config |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
    else:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://")
    return config


def cache(env: Env) -> dict[str, Any]:
    """The shared cache: a table in the database, or Redis when CACHE_URL names one."""
    if not (url := env.str("CACHE_URL", "")):
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "mitsprache_cache",
        }
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("CACHE_URL must begin with redis://, rediss:// or unix://")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def email(env: Env, *, production: bool) -> dict[str, Any]:
    """Django's EMAIL_* settings from EMAIL_URL; development writes one .eml file per mail."""
    if not env.str("EMAIL_URL", "") and not production:
        return {"EMAIL_BACKEND": "mitsprache.common.mail.EmlFileBackend"}
    settings: dict[str, Any] = dict(env.dj_email_url("EMAIL_URL", "smtp://localhost:25"))
    return settings | {"EMAIL_TIMEOUT": 20}
