"""Fusion, new names, leaving and coming back, with a line per row that changed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0015_anoniem"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisatiewijziging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("fusie", "Fusie"),
                            ("naam", "Nieuwe naam"),
                            ("vertrek", "Vertrek van het platform"),
                            ("terugkeer", "Terug op het platform"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("gepland", "gepland"),
                            ("uitgevoerd", "uitgevoerd"),
                            ("ongedaan", "ongedaan gemaakt"),
                            ("geannuleerd", "geannuleerd"),
                            ("mislukt", "niet gelukt"),
                        ],
                        default="gepland",
                        max_length=12,
                    ),
                ),
                ("datum", models.DateField()),
                ("gegevens", models.JSONField(default=dict)),
                ("uitkomst", models.JSONField(default=dict)),
                ("reden", models.CharField(blank=True, max_length=300)),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True)),
                ("uitgevoerd_op", models.DateTimeField(blank=True, null=True)),
                ("beeindigd_op", models.DateTimeField(blank=True, null=True)),
                ("gesloten_op", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Wijzigingsregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stap", models.PositiveIntegerField()),
                ("model", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField()),
                (
                    "actie",
                    models.CharField(
                        choices=[("gezet", "gewijzigd"), ("weg", "samengevoegd"), ("gemaakt", "gemaakt")], max_length=7
                    ),
                ),
                ("veld", models.CharField(blank=True, max_length=40)),
                ("oud", models.JSONField(null=True)),
                ("nieuw", models.JSONField(null=True)),
                ("teruggezet", models.BooleanField(null=True)),
                ("waarom_niet", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="organisatie",
            name="opgegaan_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voorgangers",
                to="corporaties.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="organisatie",
            name="oude_namen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120), blank=True, db_default=[], default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("opgegaan_in", models.F("id")), _negated=True), name="organisatie_niet_in_zichzelf"
            ),
        ),
        migrations.AddField(
            model_name="organisatiewijziging",
            name="beeindigd_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="organisatiewijziging",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="organisatiewijziging",
            name="met",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="corporaties.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="organisatiewijziging",
            name="naar",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="corporaties.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="organisatiewijziging",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="wijzigingen", to="corporaties.organisatie"
            ),
        ),
        migrations.AddField(
            model_name="wijzigingsregel",
            name="wijziging",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="regels",
                to="corporaties.organisatiewijziging",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatiewijziging",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ("fusie", "naam", "vertrek", "terugkeer"))),
                name="organisatiewijziging_soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatiewijziging",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ("gepland", "uitgevoerd", "ongedaan", "geannuleerd", "mislukt"))),
                name="organisatiewijziging_stand",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatiewijziging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("met__isnull", False),
                        ("soort", "fusie"),
                        models.Q(("met", models.F("organisatie")), _negated=True),
                    ),
                    models.Q(models.Q(("soort", "fusie"), _negated=True), ("met", None)),
                    _connector="OR",
                ),
                name="organisatiewijziging_fusie_van_twee",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatiewijziging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand__in", ("uitgevoerd", "ongedaan")), _negated=True),
                    ("uitgevoerd_op__isnull", False),
                    _connector="OR",
                ),
                name="organisatiewijziging_uitgevoerd_op",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatiewijziging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand", "uitgevoerd"), _negated=True), ("naar__isnull", False), _connector="OR"
                ),
                name="organisatiewijziging_heeft_uitkomst",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatiewijziging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stand", "gepland")),
                fields=("organisatie",),
                name="organisatiewijziging_een_gepland",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatiewijziging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stand", "gepland")), fields=("met",), name="organisatiewijziging_met_een_gepland"
            ),
        ),
        migrations.AddIndex(
            model_name="wijzigingsregel",
            index=models.Index(fields=["wijziging", "stap"], name="wijzigingsregel_stap"),
        ),
        migrations.AddConstraint(
            model_name="wijzigingsregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("actie__in", ("gezet", "weg", "gemaakt"))), name="wijzigingsregel_actie"
            ),
        ),
        migrations.AddConstraint(
            model_name="wijzigingsregel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("actie", "gezet"), _negated=True), models.Q(("veld", ""), _negated=True), _connector="OR"
                ),
                name="wijzigingsregel_gezet_veld",
            ),
        ),
    ]
