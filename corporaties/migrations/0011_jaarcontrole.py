"""Once a year: do these people still work at your corporation?"""

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0010_inloggen"),
    ]

    operations = [
        migrations.AddField(
            model_name="aanstelling",
            name="bevestigd_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="aanstelling",
            name="bevestigd_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="laatst bevestigd"),
        ),
        AddConstraintNotValid(
            model_name="aanstelling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bevestigd_door", None), ("bevestigd_op", None)),
                    models.Q(("bevestigd_door__isnull", False), ("bevestigd_op__isnull", False)),
                    _connector="OR",
                ),
                name="aanstelling_bevestigd_door",
            ),
        ),
        ValidateConstraint("aanstelling", "aanstelling_bevestigd_door"),
        migrations.CreateModel(
            name="Jaarcontrole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jaar", models.PositiveSmallIntegerField()),
                ("gevraagd_op", models.DateTimeField()),
                ("herinnerd_op", models.DateTimeField(blank=True, null=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jaarcontroles",
                        to="corporaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-gevraagd_op"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisatie", "jaar"), name="jaarcontrole_een_keer_per_jaar"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("herinnerd_op", None),
                            ("herinnerd_op__gte", models.F("gevraagd_op")),
                            _connector="OR",
                        ),
                        name="jaarcontrole_eerst_gevraagd",
                    ),
                ],
            },
        ),
    ]
