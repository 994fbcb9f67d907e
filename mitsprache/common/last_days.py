"""The last day of a partial date, computed by the database."""

from typing import Any

from django.db.models import DateField, Func


class LastDay(Func):
    """The last day of the PartialDateField that is named, as a date; NULL where it is empty.

    As PartialDate.last_day in Python: 2018-Q1 ends on 31 March, 2018-02 on the 28th.
    """

    arity = 1
    output_field: "DateField[Any, Any]" = DateField()

    _sqlite = (
        "CASE WHEN {x} = '' THEN NULL WHEN length({x}) = 10 THEN {x}"
        " WHEN substr({x}, 6, 1) = 'Q' THEN date(substr({x}, 1, 4) || '-' ||"
        " substr('03060912', substr({x}, 7, 1) * 2 - 1, 2) || '-01', '+1 month', '-1 day')"
        " WHEN length({x}) = 7 THEN date({x} || '-01', '+1 month', '-1 day')"
        " ELSE {x} || '-12-31' END"
    )
    _postgresql = (
        "CASE WHEN {x} = '' THEN NULL WHEN length({x}) = 10 THEN ({x})::date"
        " WHEN substr({x}, 6, 1) = 'Q' THEN (make_date(substr({x}, 1, 4)::int,"
        " substr({x}, 7, 1)::int * 3, 1) + interval '1 month' - interval '1 day')::date"
        " WHEN length({x}) = 7 THEN (make_date(substr({x}, 1, 4)::int, substr({x}, 6, 2)::int, 1)"
        " + interval '1 month' - interval '1 day')::date"
        " ELSE make_date(substr({x}, 1, 4)::int, 12, 31) END"
    )

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        return self._written(compiler, self._sqlite)

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        return self._written(compiler, self._postgresql)

    def _written(self, compiler: Any, template: str) -> Any:
        column, given = compiler.compile(self.source_expressions[0])
        return template.format(x=column), list(given) * template.count("{x}")


class DayBefore(LastDay):
    """The day before the first day of a partial date: by then it is when it was to be before it."""

    _sqlite = (
        "CASE WHEN {x} = '' THEN NULL WHEN length({x}) = 10 THEN date({x}, '-1 day')"
        " WHEN substr({x}, 6, 1) = 'Q' THEN date(substr({x}, 1, 4) || '-' ||"
        " substr('01040710', substr({x}, 7, 1) * 2 - 1, 2) || '-01', '-1 day')"
        " WHEN length({x}) = 7 THEN date({x} || '-01', '-1 day')"
        " ELSE date({x} || '-01-01', '-1 day') END"
    )
    _postgresql = (
        "CASE WHEN {x} = '' THEN NULL WHEN length({x}) = 10 THEN ({x})::date - 1"
        " WHEN substr({x}, 6, 1) = 'Q' THEN make_date(substr({x}, 1, 4)::int,"
        " substr({x}, 7, 1)::int * 3 - 2, 1) - 1"
        " WHEN length({x}) = 7 THEN make_date(substr({x}, 1, 4)::int, substr({x}, 6, 2)::int, 1) - 1"
        " ELSE make_date(substr({x}, 1, 4)::int, 1, 1) - 1 END"
    )
