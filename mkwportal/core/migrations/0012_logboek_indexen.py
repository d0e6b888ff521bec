"""The trail stays fast at a million lines: each filter has an index in the order of the page."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # CREATE INDEX CONCURRENTLY cannot run inside a transaction
    dependencies = [("core", "0011_logboek_woorden")]
    operations = [
        AddIndexConcurrently("auditregel", models.Index(fields=["-tijd", "-id"], name="audit_op_tijd")),
        AddIndexConcurrently(
            "auditregel", models.Index(fields=["organisatie_id", "-tijd", "-id"], name="audit_organisatie_tijd")
        ),
        AddIndexConcurrently("auditregel", models.Index(fields=["actie", "-tijd", "-id"], name="audit_actie_tijd")),
        AddIndexConcurrently(
            "auditregel",
            django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "wie_naam", "object_naam", "actie", "verzoek_id", "voor", "na", function="core_auditregel_woorden"
                ),
                name="audit_woorden",
            ),
        ),
        RemoveIndexConcurrently("auditregel", "audit_per_organisatie"),
    ]
