"""How passwords are stored."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, 2 passes, 1 lane: OWASP's recommendation for servers.

    Django's own parameters take 100 MiB per sign-in, which a few sign-ins at once would turn
    into an outage.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
