"""Own data as one zip."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0013_laatst_namens"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inzage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "wacht op zijn beurt"),
                            ("klaar", "staat klaar"),
                            ("mislukt", "is mislukt"),
                            ("weg", "is weggehaald"),
                        ],
                        default="wacht",
                        max_length=8,
                    ),
                ),
                ("sleutel", models.CharField(blank=True, max_length=200, verbose_name="plaats in de opslag")),
                ("grootte", models.PositiveBigIntegerField(default=0, verbose_name="grootte in bytes")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True)),
                ("klaar_op", models.DateTimeField(blank=True, null=True)),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "wacht")), fields=("gebruiker",), name="inzage_een_tegelijk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("klaar_op__isnull", False),
                                ("stand", "klaar"),
                                models.Q(("sleutel", ""), _negated=True),
                            ),
                            models.Q(models.Q(("stand", "klaar"), _negated=True), ("sleutel", "")),
                            _connector="OR",
                        ),
                        name="inzage_klaar_heeft_bestand",
                    ),
                ],
            },
        ),
    ]
