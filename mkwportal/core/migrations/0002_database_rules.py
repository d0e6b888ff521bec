"""What the database itself keeps: an append-only trail, and vectors that are stored uncompressed."""

from django.core.management import call_command
from django.db import migrations

TRAIL = """
CREATE FUNCTION core_auditregel_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.tijd < now() - interval '2 years' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'het logboek kan niet worden gewijzigd';
END $$;
CREATE TRIGGER core_auditregel_vast BEFORE UPDATE OR DELETE ON core_auditregel
    FOR EACH ROW EXECUTE FUNCTION core_auditregel_alleen_toevoegen();
"""
NO_TRAIL = """
DROP TRIGGER core_auditregel_vast ON core_auditregel;
DROP FUNCTION core_auditregel_alleen_toevoegen();
"""


def make_cache(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.RunSQL(TRAIL, NO_TRAIL),
        migrations.RunSQL(
            "ALTER TABLE core_zoekregel ALTER COLUMN vec SET STORAGE EXTERNAL, ALTER COLUMN kop SET STORAGE EXTERNAL;",
            "ALTER TABLE core_zoekregel ALTER COLUMN vec SET STORAGE EXTENDED, ALTER COLUMN kop SET STORAGE EXTENDED;",
        ),
        migrations.RunPython(make_cache, lambda apps, editor: editor.execute("DROP TABLE IF EXISTS core_cache")),
    ]
