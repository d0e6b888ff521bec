"""The words of a line of the trail, for the index that searches it: w: of who, o: of the object, r: of the rest.

Only functions of PostgreSQL itself, so that a restore can fill the index. Accents and capitals do not count; a line
longer than 20,000 characters is found by its beginning. mkwportal/core/logboek.py folds a question in the same way.
"""

from django.db import migrations

_ACCENTS = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
_PLAIN = "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuy"


def _words(mark: str, text: str) -> str:
    folded = f"lower(translate(left({text}, 20000), '{_ACCENTS}', '{_PLAIN}'))"
    return (
        f"array(SELECT '{mark}' || left(w, 40) "  # noqa: S608 - own words, values as parameters
        f"FROM regexp_split_to_table({folded}, '[[:space:]!-/:-@[-`{{-~]+') AS w WHERE w <> '')"
    )


REST = "actie || ' ' || verzoek || ' ' || coalesce(voor::text, '') || ' ' || coalesce(na::text, '')"
FORWARDS = f"""
CREATE FUNCTION core_auditregel_woorden(wie text, object text, actie text, verzoek text, voor jsonb, na jsonb)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
    SELECT array_to_tsvector({_words("w:", "wie")} || {_words("o:", "object")} || {_words("r:", f"({REST})")})
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0010_logboek_niet_legen")]
    operations = [
        migrations.RunSQL(FORWARDS, "DROP FUNCTION core_auditregel_woorden(text, text, text, text, jsonb, jsonb);")
    ]
