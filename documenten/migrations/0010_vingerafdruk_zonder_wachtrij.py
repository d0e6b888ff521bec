import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """Index fingerprints at once: a look-up read the whole list of those that waited for it."""

    atomic = False
    dependencies = [("documenten", "0009_paginabeelden")]
    operations = [
        RemoveIndexConcurrently(model_name="vingerafdruk", name="vingerafdruk_banden"),
        AddIndexConcurrently(
            model_name="vingerafdruk",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["banden"], name="vingerafdruk_banden"
            ),
        ),
    ]
