from django.db import migrations

from mitsprache.consultations.frozen import FREEZE


def freeze(apps, schema_editor):
    for statement in FREEZE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]

    operations = [migrations.RunPython(freeze, migrations.RunPython.noop)]
