"""Lists that an admin reads in, with their lines and fates."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0008_uitnodiging_klaargezet"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(choices=[("mensen", "mensen"), ("corporaties", "corporaties")], max_length=12),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("kolommen", "kies de kolommen"),
                            ("nakijken", "wordt nagekeken"),
                            ("nagekeken", "wacht op u"),
                            ("bewaren", "wordt bewaard"),
                            ("klaar", "bewaard"),
                        ],
                        default="kolommen",
                        max_length=10,
                    ),
                ),
                ("bestandsnaam", models.CharField(max_length=255)),
                ("bladen", models.JSONField(default=list)),
                ("blad", models.PositiveSmallIntegerField(default=0)),
                ("kopregel", models.PositiveIntegerField(default=0)),
                ("kolommen", models.JSONField(default=list)),
                ("gedaan", models.PositiveIntegerField(default=0)),
                ("totaal", models.PositiveIntegerField(default=0)),
                ("alleen_goede", models.BooleanField(default=False, verbose_name="alleen de goede regels")),
                ("meteen", models.BooleanField(default=True, verbose_name="uitnodigingen meteen versturen")),
                ("bericht", models.CharField(blank=True, max_length=500)),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True)),
                ("bezig_op", models.DateTimeField(blank=True, null=True)),
                ("klaar_op", models.DateTimeField(blank=True, null=True)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="corporaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Importregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("blad", models.PositiveSmallIntegerField(default=0)),
                ("nummer", models.PositiveIntegerField()),
                ("cellen", models.JSONField()),
                ("verbeterd", models.JSONField(default=dict)),
                (
                    "lot",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nieuw", "nieuw"),
                            ("bijwerken", "wordt bijgewerkt"),
                            ("bestaat", "niets te doen"),
                            ("dubbel", "dubbel in het bestand"),
                            ("fout", "fout"),
                            ("", "nog niet nagekeken"),
                        ],
                        max_length=10,
                    ),
                ),
                ("verschillen", models.JSONField(default=list)),
                ("fouten", models.JSONField(default=dict)),
                ("noten", models.JSONField(default=list)),
                (
                    "bij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="regels", to="corporaties.import"
                    ),
                ),
            ],
            options={
                "ordering": ["nummer"],
            },
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ("mensen", "corporaties"))), name="import_soort_bekend"
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ("kolommen", "nakijken", "nagekeken", "bewaren", "klaar"))),
                name="import_stand_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand", "klaar"), _negated=True), ("klaar_op__isnull", False), _connector="OR"
                ),
                name="import_klaar_heeft_tijd",
            ),
        ),
        migrations.AddConstraint(
            model_name="importregel",
            constraint=models.UniqueConstraint(fields=("bij", "blad", "nummer"), name="importregel_een_per_nummer"),
        ),
        migrations.AddConstraint(
            model_name="importregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("lot__in", ("", "nieuw", "bijwerken", "bestaat", "dubbel", "fout"))),
                name="importregel_lot_bekend",
            ),
        ),
    ]
