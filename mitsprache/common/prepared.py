"""Reads whose SQL is made once per process.

Django builds and compiles a query anew each time it runs. For the dozen small reads behind a
public page that took three quarters of its time (measured); a prepared read keeps the SQL and
the converters, so that only the values travel. The query itself is written as always, through
the same read doors.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, QuerySet


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a value goes among the parameters of the statement."""

    name: str


class Given(Expression):
    """Stands in a query for a value that is given when it runs, already fit for the database."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [_Slot(self.name)]


@dataclass(frozen=True, slots=True)
class _Statement:
    """`sql` names its parameters; `fixed` are those that are the same each time."""

    sql: str
    fixed: dict[str, Any]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]


class Prepared:
    """A read by `build(*shape)`, which returns a `values_list` with `Given` in it.

    Called with `shape` (what changes the statement itself, e.g. how many ids) and the given
    values it returns the rows as Django would. One query each time.
    """

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self.build = build
        self.statements: dict[Hashable, _Statement] = {}

    def __call__(self, *shape: Hashable, **given: Any) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self.statements.get((connection.vendor, shape))
        if statement is None:
            statement = self._compile(shape, connection)
            self.statements[connection.vendor, shape] = statement
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.fixed | given)
            rows: list[Any] = cursor.fetchall()
        return _converted(rows, statement, connection) if statement.converters else rows

    def _compile(self, shape: tuple[Hashable, ...], connection: Any) -> _Statement:
        compiler = self.build(*shape).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)
        # By name, since Django searches long statements for unnamed parameters each time (SQLite).
        names = [
            param.name if isinstance(param, _Slot) else f"fixed{position}"
            for position, param in enumerate(params)
        ]
        named = sql.replace("%%", "%%%%") % tuple(f"%({name})s" for name in names)
        values = zip(names, params, strict=True)
        return _Statement(
            sql=named,
            fixed={name: param for name, param in values if not isinstance(param, _Slot)},
            converters=tuple(
                (position, functions, column)
                for position, (functions, column) in converters.items()
            ),
        )


def _converted(rows: list[Any], statement: _Statement, connection: Any) -> list[Any]:
    converted = [list(row) for row in rows]
    for position, functions, column in statement.converters:
        for function in functions:
            for values in converted:
                values[position] = function(values[position], column, connection)
    return converted
