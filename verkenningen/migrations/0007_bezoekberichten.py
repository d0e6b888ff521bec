"""What each person was last mailed about a visit, and who writes along on its report."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0007_sleutel_voor_agenda"),
        ("verkenningen", "0006_invitatie"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bezoekbericht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revisie", models.PositiveIntegerField()),
                ("begint_op", models.DateTimeField()),
                ("eindigt_op", models.DateTimeField()),
                ("plaats", models.CharField(max_length=80)),
                ("afgelast", models.BooleanField(default=False)),
                ("bijgewerkt_op", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.AddField(
            model_name="aanwezigheid",
            name="schrijft",
            field=models.BooleanField(db_default=False, default=False, verbose_name="schrijft mee aan het verslag"),
        ),
        migrations.AddConstraint(
            model_name="aanwezigheid",
            constraint=models.CheckConstraint(
                condition=models.Q(("schrijft", False), ("gebruiker__isnull", False), _connector="OR"),
                name="aanwezigheid_schrijft_mens",
            ),
        ),
        migrations.AddField(
            model_name="bezoekbericht",
            name="bezoek",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="berichten", to="verkenningen.bezoek"
            ),
        ),
        migrations.AddField(
            model_name="bezoekbericht",
            name="gebruiker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="bezoekbericht",
            constraint=models.UniqueConstraint(fields=("bezoek", "gebruiker"), name="bezoekbericht_een_per_mens"),
        ),
        migrations.AddConstraint(
            model_name="bezoekbericht",
            constraint=models.CheckConstraint(
                condition=models.Q(("eindigt_op__gt", models.F("begint_op"))), name="bezoekbericht_eindigt_na_begin"
            ),
        ),
    ]
