from django.db import migrations

MOVE = """
INSERT INTO verkenningen_opname (les_id, versie_id, hoe, door_id, op)
SELECT l.id, d.versie_id, '', l.door_id, greatest(l.gemaakt_op, v.gemaakt_op)
FROM verkenningen_les l JOIN documenten_document d ON d.id = l.document_id JOIN documenten_versie v ON v.id = d.versie_id
ON CONFLICT DO NOTHING
"""
BACK = """
UPDATE verkenningen_les l SET document_id = (
    SELECT v.document_id FROM verkenningen_opname o JOIN documenten_versie v ON v.id = o.versie_id
    WHERE o.les_id = l.id ORDER BY o.op DESC, o.id DESC LIMIT 1
)
"""


class Migration(migrations.Migration):
    """A lesson that named a document is in the version that this document has now."""

    dependencies = [("verkenningen", "0010_bundel_bronnen")]
    operations = [migrations.RunSQL(MOVE, BACK)]
