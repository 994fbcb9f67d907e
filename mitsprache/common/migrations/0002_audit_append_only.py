from django.db import migrations

from mitsprache.common.audit import APPEND_ONLY


def enforce(apps, schema_editor):
    for statement in APPEND_ONLY[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]

    operations = [migrations.RunPython(enforce, migrations.RunPython.noop)]
