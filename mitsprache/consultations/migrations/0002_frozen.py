from django.db import migrations

from mitsprache.consultations.frozen import ADOPTED_STAYS, FREEZE


def freeze(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in (*FREEZE[vendor], *ADOPTED_STAYS[vendor]):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]

    operations = [migrations.RunPython(freeze, migrations.RunPython.noop)]
