"""What every test stands on."""

from collections.abc import Iterator

import pytest
from django.test import TransactionTestCase

from mitsprache.common.pages import forget_kept

from . import databases


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest, worker_id: str
) -> Iterator[None]:
    """A copy of the migrated database for each worker, instead of 20 s of migrations."""
    with django_db_blocker.unblock():
        databases.prepare(worker_id)
    # Flushing would fail on the append-only audit log and lose what migrations brought.
    TransactionTestCase._fixture_teardown = lambda _self: databases.restore()
    yield
    with django_db_blocker.unblock():
        databases.drop()


@pytest.fixture(autouse=True)
def nothing_kept_from_the_test_before() -> None:
    forget_kept()
