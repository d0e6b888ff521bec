"""Keep the rows of the search index small: a search reads thousands of them, and only of a few the long fields."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_database_rules")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE core_zoekregel SET (toast_tuple_target = 512);",
            "ALTER TABLE core_zoekregel RESET (toast_tuple_target);",
        ),
    ]
