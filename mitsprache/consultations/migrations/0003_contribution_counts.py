from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultations", "0002_frozen")]

    operations = [
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                fields=["consultation", "state", "section", "late", "staff_only"],
                name="contribution_counts",
            ),
        ),
    ]
