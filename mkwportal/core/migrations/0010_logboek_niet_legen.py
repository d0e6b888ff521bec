"""The trail cannot be emptied in one go either, and its triggers also fire for a session that replicates."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION core_auditregel_niet_legen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'het logboek kan niet worden geleegd';
END $$;
CREATE TRIGGER core_auditregel_niet_legen BEFORE TRUNCATE ON core_auditregel
    FOR EACH STATEMENT EXECUTE FUNCTION core_auditregel_niet_legen();
ALTER TABLE core_auditregel ENABLE ALWAYS TRIGGER core_auditregel_niet_legen;
ALTER TABLE core_auditregel ENABLE ALWAYS TRIGGER core_auditregel_vast;
"""
BACKWARDS = """
ALTER TABLE core_auditregel ENABLE TRIGGER core_auditregel_vast;
DROP TRIGGER core_auditregel_niet_legen ON core_auditregel;
DROP FUNCTION core_auditregel_niet_legen();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0009_mailverzending")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
