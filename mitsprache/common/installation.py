"""What this database is: a city's installation, or one that holds demo data.

The passwords of the demo accounts are public, so demo data may never be served as production
and, while it is there, not to other machines either.
"""

import ipaddress

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .models import Installation


def is_demo() -> bool:
    """Whether the demo loader has marked this database; False before the first migration."""
    if Installation._meta.db_table not in connection.introspection.table_names():
        return False
    return Installation.objects.filter(is_demo=True).exists()


def mark_as_demo() -> None:
    """Mark the database; the mark is never taken back, an installation begins empty."""
    Installation.objects.update_or_create(singleton=True, defaults={"is_demo": True})


def refuse_demo_in_production() -> None:
    """Raise ImproperlyConfigured when production mode meets a database with demo data."""
    if settings.MITSPRACHE_ENV == "production" and is_demo():
        raise ImproperlyConfigured(
            "This database holds the demo city, whose passwords are public; production does not "
            "serve or migrate it. Set DATABASE_URL (or MITSPRACHE_DATA) to an empty database, or "
            "MITSPRACHE_ENV=development to go on with the demonstration."
        )


def is_loopback(host: str) -> bool:
    """Whether `host` is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
