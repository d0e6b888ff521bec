"""A photo is kept in two sizes, and the revision of a stop counts its notes only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("verkenningen", "0002_kring_of_leden")]
    operations = [
        migrations.AddField(
            "foto",
            "klein",
            models.CharField(blank=True, max_length=200, verbose_name="plaats van de kleine foto"),
        ),
        migrations.AddConstraint(
            "foto",
            models.CheckConstraint(
                condition=models.Q(breedte__gte=1, hoogte__gte=1, grootte__gte=1), name="foto_niet_leeg"
            ),
        ),
        migrations.AlterField(
            "halte",
            "revisie",
            models.PositiveIntegerField(default=1, verbose_name="revisie van de notities"),
        ),
    ]
