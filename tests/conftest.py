"""What every test stands on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase

from mitsprache.common.pages import forget_kept

from . import databases

DATABASE = {"db", "transactional_db", "django_db_setup"}
TESTS = Path(__file__).parent
# Pages, forms and files of what the domain answers: on PostgreSQL the domain is asked every time,
# these only by `script/test --long`.
INTERFACES = tuple(TESTS / name for name in ("api", "demo", "editorial", "public", "workspace"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that use no database, or files of SQLite, run once: with SQLite."""
    if connection.vendor == "sqlite":
        return
    using = [item for item in items if _uses_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in using])
    items[:] = using
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in INTERFACES):
            item.add_marker(pytest.mark.long)


def _uses_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """A copy of the migrated database for each worker, instead of 20 s of migrations."""
    with django_db_blocker.unblock():
        databases.prepare()
    # Flushing would fail on the append-only audit log and lose what migrations brought.
    TransactionTestCase._fixture_teardown = lambda _self: databases.restore()
    yield
    with django_db_blocker.unblock():
        databases.drop()


@pytest.fixture(autouse=True)
def nothing_kept_from_the_test_before() -> None:
    forget_kept()
