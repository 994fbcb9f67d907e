"""Whether the time of an answer tells who has an account (A-01).

Signs up 200 times with a known and 200 times with new addresses, in turns, on a database of its
own with the real settings, and compares the medians.
"""

import os
import statistics
import tempfile
import time

ROUNDS, WARM_UP = 200, 10
BOUND = 1.10


def main() -> bool:
    """Print the two medians and their ratio; true when it is within BOUND either way."""
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"MITSPRACHE_DATA": data, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ.pop("DATABASE_URL", None)
        known, new = _measure()
    ratio = max(known, new) / min(known, new)
    print("address   median of the answer")
    print(f"known     {known * 1000:8.2f} ms")
    print(f"new       {new * 1000:8.2f} ms")
    print(f"ratio     {ratio:8.3f}      bound {BOUND}")
    return ratio <= BOUND


def _measure() -> tuple[float, float]:
    import django

    django.setup()
    import logging

    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from mitsprache.accounts.actions import register_person

    logging.disable(logging.INFO)
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    call_command("migrate", verbosity=0)
    register_person(email="known@mail.example", display_name="Bekannt", language="de")
    known, new = [], []
    for number in range(WARM_UP + ROUNDS):
        known.append(_seconds("known@mail.example"))
        new.append(_seconds(f"new{number}@mail.example"))
    connection.close()
    return statistics.median(known[WARM_UP:]), statistics.median(new[WARM_UP:])


def _seconds(address: str) -> float:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    began = time.perf_counter()
    answer = client.post("/konto/registrieren/", {"email": address, "display_name": "Neue Person"})
    taken = time.perf_counter() - began
    if answer.status_code != 302:
        raise SystemExit(f"signing up answered {answer.status_code}")
    return taken
