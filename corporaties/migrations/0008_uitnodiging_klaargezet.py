"""Invitations that wait until an admin sends them, and the telephone number that a list brought along."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0007_sleutel_voor_agenda"),
    ]

    operations = [
        migrations.AddField(
            model_name="uitnodiging",
            name="klaargezet",
            field=models.BooleanField(db_default=False, default=False, verbose_name="wacht op versturen"),
        ),
        migrations.AddField(
            model_name="uitnodiging",
            name="telefoon",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
    ]
