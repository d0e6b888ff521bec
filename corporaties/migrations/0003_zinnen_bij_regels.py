"""Sentences for who breaks a rule of an organisation; nothing changes in the database."""

import django.core.validators
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("corporaties", "0002_uitnodiging_oude_links")]
    operations = [
        migrations.AlterField(
            model_name="organisatie",
            name="kvk",
            field=models.CharField(
                blank=True,
                max_length=8,
                validators=[
                    django.core.validators.RegexValidator("^[0-9]{8}\\Z", "Een KvK-nummer heeft acht cijfers.")
                ],
                verbose_name="KvK-nummer",
            ),
        ),
        migrations.AlterField(
            model_name="organisatie",
            name="l_nummer",
            field=models.CharField(
                blank=True,
                max_length=8,
                validators=[
                    django.core.validators.RegexValidator(
                        "^L[0-9]{4}\\Z", "Een L-nummer is een L met vier cijfers, bijvoorbeeld L0123."
                    )
                ],
                verbose_name="L-nummer",
            ),
        ),
        migrations.AlterConstraint(
            model_name="organisatie",
            name="organisatie_naam_plaats_uniek",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("naam"),
                django.db.models.functions.text.Lower("plaats"),
                name="organisatie_naam_plaats_uniek",
                violation_error_message="In deze plaats is al een organisatie met deze naam. Zoek haar op.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="organisatie",
            name="organisatie_l_nummer_uniek",
            constraint=models.UniqueConstraint(
                condition=models.Q(("l_nummer", ""), _negated=True),
                fields=("l_nummer",),
                name="organisatie_l_nummer_uniek",
                violation_error_message="Een andere organisatie heeft dit L-nummer al. Kijk het nummer na.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="organisatie",
            name="organisatie_lid_periode",
            constraint=models.CheckConstraint(
                condition=models.Q(("lid_tot", None), ("lid_tot__gte", models.F("lid_van")), _connector="OR"),
                name="organisatie_lid_periode",
                violation_error_message="Het lidmaatschap eindigt vóór het begint. Kijk de datums na.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="organisatie",
            name="organisatie_lid_begin",
            constraint=models.CheckConstraint(
                condition=models.Q(("lid_tot", None), ("lid_van__isnull", False), _connector="OR"),
                name="organisatie_lid_begin",
                violation_error_message="Vul ook in sinds wanneer de organisatie lid is.",
            ),
        ),
    ]
