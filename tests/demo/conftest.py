"""The demo city, loaded once for the tests of a module."""

from collections.abc import Iterator

import pytest

from mitsprache.demo import accounts
from mitsprache.demo.loader import load_demo_city
from tests import databases


@pytest.fixture(scope="module")
def demo_city(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A database that holds the demo city; put back as it was when the module is over."""
    with django_db_blocker.unblock():
        load_demo_city(passwords=accounts.passwords())
        yield
        databases.restore()
