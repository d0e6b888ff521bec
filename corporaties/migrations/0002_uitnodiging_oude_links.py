"""A link that was replaced by a newer one can still explain itself; a guest always has a last day."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("corporaties", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="uitnodiging",
            name="oude_hashes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=64), blank=True, default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.CheckConstraint(
                condition=models.Q(("kring", None), ("gast_tot__isnull", False), _connector="OR"),
                name="uitnodiging_gast_met_einde",
            ),
        ),
    ]
