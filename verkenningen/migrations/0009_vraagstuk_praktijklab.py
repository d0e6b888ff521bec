"""Questions on the board, who joins them, and the lines of a praktijklab (V14, V15)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0007_sleutel_voor_agenda"),
        ("verkenningen", "0008_opname_en_terugblik"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Aansluiting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "wijze",
                    models.CharField(choices=[("sluit_aan", "sluit aan"), ("luistert", "luistert mee")], max_length=10),
                ),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["gemaakt_op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Labregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dag", models.DateField()),
                (
                    "fase",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Agenda"), (2, "Draagvlak"), (3, "Oplossing"), (4, "Uitvoering")]
                    ),
                ),
                (
                    "relatie",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Zit vast"), (2, "Stroef"), (3, "Gaat wel"), (4, "Goed"), (5, "Sterk")]
                    ),
                ),
                ("waarom", models.CharField(blank=True, max_length=300)),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True)),
                ("gewijzigd_op", models.DateTimeField(auto_now=True)),
                ("revisie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["dag", "organisatie__naam"],
            },
        ),
        migrations.CreateModel(
            name="Vraagstuk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vraag", models.CharField(max_length=300, verbose_name="uw vraag in één zin")),
                ("toelichting", models.TextField(blank=True, max_length=2000)),
                ("uitkomst", models.CharField(blank=True, max_length=300, verbose_name="wat kwam eruit?")),
                ("gesloten_op", models.DateTimeField(blank=True, null=True)),
                ("verwijderd_op", models.DateTimeField(blank=True, null=True)),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True)),
                ("gewijzigd_op", models.DateTimeField(auto_now=True)),
                ("revisie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["-gemaakt_op", "-id"],
            },
        ),
        migrations.AddField(
            model_name="verkenning",
            name="soort",
            field=models.CharField(
                choices=[("verkenning", "Verkenning"), ("praktijklab", "Praktijklab")],
                default="verkenning",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="verkenning",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ("verkenning", "praktijklab"))), name="verkenning_soort_bekend"
            ),
        ),
        migrations.AddField(
            model_name="aansluiting",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="aansluiting",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="corporaties.organisatie"
            ),
        ),
        migrations.AddField(
            model_name="labregel",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="labregel",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="corporaties.organisatie"
            ),
        ),
        migrations.AddField(
            model_name="labregel",
            name="verkenning",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="labregels", to="verkenningen.verkenning"
            ),
        ),
        migrations.AddField(
            model_name="vraagstuk",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="corporaties.organisatie",
                verbose_name="namens",
            ),
        ),
        migrations.AddField(
            model_name="vraagstuk",
            name="steller",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gesteld door",
            ),
        ),
        migrations.AddField(
            model_name="vraagstuk",
            name="themas",
            field=models.ManyToManyField(related_name="vraagstukken", to="corporaties.thema"),
        ),
        migrations.AddField(
            model_name="vraagstuk",
            name="verkenning",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="vraagstuk",
                to="verkenningen.verkenning",
            ),
        ),
        migrations.AddField(
            model_name="aansluiting",
            name="vraagstuk",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="aansluitingen", to="verkenningen.vraagstuk"
            ),
        ),
        migrations.AddConstraint(
            model_name="labregel",
            constraint=models.UniqueConstraint(
                fields=("verkenning", "dag", "organisatie"), name="labregel_een_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="labregel",
            constraint=models.CheckConstraint(condition=models.Q(("fase__range", (1, 4))), name="labregel_fase_bekend"),
        ),
        migrations.AddConstraint(
            model_name="labregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("relatie__range", (1, 5))), name="labregel_relatie_bekend"
            ),
        ),
        migrations.AddIndex(
            model_name="vraagstuk",
            index=models.Index(fields=["-gemaakt_op", "-id"], name="vraagstuk_recent"),
        ),
        migrations.AddConstraint(
            model_name="vraagstuk",
            constraint=models.CheckConstraint(
                condition=models.Q(("vraag", ""), _negated=True), name="vraagstuk_niet_leeg"
            ),
        ),
        migrations.AddConstraint(
            model_name="vraagstuk",
            constraint=models.CheckConstraint(
                condition=models.Q(("uitkomst", ""), ("gesloten_op__isnull", False), _connector="OR"),
                name="vraagstuk_uitkomst_na_sluiten",
            ),
        ),
        migrations.AddConstraint(
            model_name="vraagstuk",
            constraint=models.CheckConstraint(
                condition=models.Q(("verkenning", None), ("gesloten_op", None), _connector="OR"),
                name="vraagstuk_verkenning_of_gesloten",
            ),
        ),
        migrations.AddConstraint(
            model_name="aansluiting",
            constraint=models.UniqueConstraint(fields=("vraagstuk", "organisatie"), name="aansluiting_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="aansluiting",
            constraint=models.CheckConstraint(
                condition=models.Q(("wijze__in", ("sluit_aan", "luistert"))), name="aansluiting_wijze_bekend"
            ),
        ),
    ]
