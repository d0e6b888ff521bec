"""In whose name somebody of two corporations acted last."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0012_uitnodiging_geweigerd"),
    ]

    operations = [
        migrations.AddField(
            model_name="gebruiker",
            name="namens",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="corporaties.organisatie",
                verbose_name="laatst namens",
            ),
        ),
    ]
