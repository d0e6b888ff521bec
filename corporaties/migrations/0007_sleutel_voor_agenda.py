"""A personal address for the calendar with visits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0006_overzicht_per_mail"),
    ]

    operations = [
        migrations.AlterField(
            model_name="toegangssleutel",
            name="soort",
            field=models.CharField(
                choices=[
                    ("feed", "feed van nieuwe documenten"),
                    ("gegevens", "gegevens voor een ander programma"),
                    ("agenda", "agenda met bezoeken"),
                ],
                max_length=10,
            ),
        ),
    ]
