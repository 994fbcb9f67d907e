from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0003_references'),
    ]

    operations = [
        migrations.AddField(
            model_name='outboxmail',
            name='calendar',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
    ]
