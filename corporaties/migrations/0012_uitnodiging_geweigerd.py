"""An invitation says that the mail server refused its mail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0011_jaarcontrole"),
    ]

    operations = [
        migrations.AddField(
            model_name="uitnodiging",
            name="geweigerd",
            field=models.CharField(
                blank=True, db_default="", max_length=300, verbose_name="waarom de mail niet aankwam"
            ),
        ),
    ]
