from django.db import migrations

from mitsprache.measures.frozen import STAYS


def protect(apps, schema_editor):
    for statement in STAYS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial")]

    operations = [migrations.RunPython(protect, migrations.RunPython.noop)]
