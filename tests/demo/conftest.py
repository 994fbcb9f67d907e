"""The demo city, loaded once for each process of a run."""

from collections.abc import Iterator

import pytest

from mitsprache.demo import accounts
from mitsprache.demo.loader import load_demo_city
from tests import databases


@pytest.fixture(scope="module")
def demo_city(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A database that holds the demo city. No test here may commit to it."""
    with django_db_blocker.unblock(), databases.filled("demo", _load):
        yield


def _load() -> None:
    load_demo_city(passwords=accounts.passwords())
