"""An exploration is for its circle or for all members; and it may name where it begins before there is a visit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("verkenningen", "0001_initial")]
    operations = [
        migrations.AlterField(
            "verkenning",
            "bereik",
            models.CharField(
                choices=[
                    ("corporatie", "mijn corporatie"),
                    ("kring", "deelnemers van …"),
                    ("leden", "alle leden"),
                ],
                default="kring",
                max_length=10,
                verbose_name="te zien voor",
            ),
        ),
        migrations.AddConstraint(
            "verkenning",
            models.CheckConstraint(condition=models.Q(bereik__in=("kring", "leden")), name="verkenning_kring_of_leden"),
        ),
        migrations.AddField(
            "verkenning",
            "eerste_plaats",
            models.CharField(blank=True, max_length=80, verbose_name="waar begint u?"),
        ),
        migrations.AddField(
            "verkenning",
            "eerste_gastheer",
            models.CharField(blank=True, max_length=150, verbose_name="bij wie begint u?"),
        ),
    ]
