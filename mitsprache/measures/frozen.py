"""What was said stays said: records and progress are only added, a report never changes (triggers).

The key to a person may be set to null, because erasing her must not fail on what she once wrote;
a report gets its day of publication once.
"""

_KEEPS = {
    "measures_measurerecord": ("measure_id", "at", "is_public", "content"),
    "measures_progress": (
        *("measure_id", "at", "day", "office_id", "state", "reason", "text", "missing"),
        "next_step",
    ),
    "measures_report": (
        *("project_id", "title", "note", "cut_off", "previous_id", "event_id", "content"),
        *("digest", "made_at"),
    ),
}
# A report that nobody has seen can be thrown away.
_MAY_GO = {"measures_report": "OLD.published_at IS NULL"}


def _sqlite(table: str, columns: tuple[str, ...]) -> list[str]:
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in columns)
    if table == "measures_report":
        changed += " OR (OLD.published_at IS NOT NULL AND OLD.published_at IS NOT NEW.published_at)"
    unless = f"WHEN NOT ({_MAY_GO[table]})" if table in _MAY_GO else ""
    return [
        f"""
        CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {changed}
        BEGIN SELECT RAISE(ABORT, 'what was said stays said'); END
        """,
        f"""
        CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {unless}
        BEGIN SELECT RAISE(ABORT, 'what was said stays said'); END
        """,
    ]


def _postgresql(table: str, columns: tuple[str, ...]) -> list[str]:
    changed = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in columns)
    if table == "measures_report":
        changed += (
            " OR (OLD.published_at IS NOT NULL"
            " AND OLD.published_at IS DISTINCT FROM NEW.published_at)"
        )
    gone = f"NOT ({_MAY_GO[table]})" if table in _MAY_GO else "TRUE"
    return [
        f"""
        CREATE FUNCTION {table}_stays() RETURNS trigger AS $$
        BEGIN
          IF TG_OP = 'DELETE' THEN
            IF {gone} THEN
              RAISE EXCEPTION 'what was said stays said'
                USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN OLD;
          END IF;
          IF {changed} THEN
            RAISE EXCEPTION 'what was said stays said'
              USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN NEW;
        END $$ LANGUAGE plpgsql
        """,
        f"""
        CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_stays()
        """,
    ]


STAYS: dict[str, list[str]] = {
    "sqlite": [line for table, columns in _KEEPS.items() for line in _sqlite(table, columns)],
    "postgresql": [
        line for table, columns in _KEEPS.items() for line in _postgresql(table, columns)
    ],
}
