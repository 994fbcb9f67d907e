"""Passwords of tests."""

from mitsprache.accounts.hashers import Argon2


class Quick(Argon2):
    """Argon2id with the least memory and work that it takes, 50 ms less for each account."""

    memory_cost = 8
    time_cost = 1
