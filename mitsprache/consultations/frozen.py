"""What was released never changes: triggers in both databases, beside the guards of the actions.

A released version keeps number, hash and date; only its state goes on (adopted) and whoever
released it may be erased. Its sections can be neither added, changed nor deleted. The key to a
person may be set to null in both, because erasing her must not fail on what she once released.
"""

_TEXT = ("number", "kind", "title", "text", "html", "order", "depth", "revision")
_KEYS = ("version_id", "identity_id", "parent_id", "field_id")

FREEZE: dict[str, list[str]] = {
    "sqlite": [
        *[
            f"""
            CREATE TRIGGER consultations_section_no_{verb.lower()} BEFORE {verb}
            ON consultations_section
            WHEN EXISTS (
              SELECT 1 FROM consultations_version v
              WHERE v.id = {row}.version_id AND v.state <> 'working'
            ) {changed}
            BEGIN SELECT RAISE(ABORT, 'a released version never changes'); END
            """
            for verb, row, changed in (
                ("INSERT", "NEW", ""),
                ("DELETE", "OLD", ""),
                (
                    "UPDATE",
                    "OLD",
                    "AND ("
                    + " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in (*_TEXT, *_KEYS))
                    + ")",
                ),
            )
        ],
        """
        CREATE TRIGGER consultations_version_no_update BEFORE UPDATE ON consultations_version
        WHEN OLD.state <> 'working' AND (
          OLD.document_id IS NOT NEW.document_id OR OLD.number IS NOT NEW.number
          OR OLD.content_hash IS NOT NEW.content_hash OR OLD.released_at IS NOT NEW.released_at
          OR OLD.note IS NOT NEW.note OR NEW.state = 'working'
        )
        BEGIN SELECT RAISE(ABORT, 'a released version never changes'); END
        """,
        """
        CREATE TRIGGER consultations_version_no_delete BEFORE DELETE ON consultations_version
        WHEN OLD.state <> 'working'
        BEGIN SELECT RAISE(ABORT, 'a released version never changes'); END
        """,
    ],
    "postgresql": [
        f"""
        CREATE FUNCTION consultations_section_frozen() RETURNS trigger AS $$
        DECLARE version bigint;
        BEGIN
          version := CASE TG_OP WHEN 'INSERT' THEN NEW.version_id ELSE OLD.version_id END;
          IF EXISTS (
            SELECT 1 FROM consultations_version v WHERE v.id = version AND v.state <> 'working'
          ) THEN
            IF TG_OP <> 'UPDATE' OR {
            " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in (*_TEXT, *_KEYS))
        } THEN
              RAISE EXCEPTION 'a released version never changes'
                USING ERRCODE = 'integrity_constraint_violation';
            END IF;
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$ LANGUAGE plpgsql
        """,
        """
        CREATE TRIGGER consultations_section_frozen
        BEFORE INSERT OR UPDATE OR DELETE ON consultations_section
        FOR EACH ROW EXECUTE FUNCTION consultations_section_frozen()
        """,
        """
        CREATE FUNCTION consultations_version_frozen() RETURNS trigger AS $$
        BEGIN
          IF OLD.state <> 'working' AND (
            TG_OP = 'DELETE'
            OR OLD.document_id IS DISTINCT FROM NEW.document_id
            OR OLD.number IS DISTINCT FROM NEW.number
            OR OLD.content_hash IS DISTINCT FROM NEW.content_hash
            OR OLD.released_at IS DISTINCT FROM NEW.released_at
            OR OLD.note IS DISTINCT FROM NEW.note
            OR NEW.state = 'working'
          ) THEN
            RAISE EXCEPTION 'a released version never changes'
              USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$ LANGUAGE plpgsql
        """,
        """
        CREATE TRIGGER consultations_version_frozen
        BEFORE UPDATE OR DELETE ON consultations_version
        FOR EACH ROW EXECUTE FUNCTION consultations_version_frozen()
        """,
    ],
}

# An adopted version keeps its resolution, and nothing takes the adoption back.
ADOPTED_STAYS: dict[str, list[str]] = {
    "sqlite": [
        """
        CREATE TRIGGER consultations_version_stays_adopted BEFORE UPDATE ON consultations_version
        WHEN OLD.state = 'adopted' AND (
          NEW.state <> 'adopted' OR OLD.resolution_id IS NOT NEW.resolution_id
          OR OLD.adopted_at IS NOT NEW.adopted_at
        )
        BEGIN SELECT RAISE(ABORT, 'an adopted version stays adopted'); END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION consultations_version_stays_adopted() RETURNS trigger AS $$
        BEGIN
          IF OLD.state = 'adopted' AND (
            NEW.state <> 'adopted' OR OLD.resolution_id IS DISTINCT FROM NEW.resolution_id
            OR OLD.adopted_at IS DISTINCT FROM NEW.adopted_at
          ) THEN
            RAISE EXCEPTION 'an adopted version stays adopted'
              USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN NEW;
        END $$ LANGUAGE plpgsql
        """,
        """
        CREATE TRIGGER consultations_version_stays_adopted BEFORE UPDATE ON consultations_version
        FOR EACH ROW EXECUTE FUNCTION consultations_version_stays_adopted()
        """,
    ],
}
