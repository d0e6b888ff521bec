from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # an index on a filled table is made beside the traffic

    dependencies = [("documenten", "0006_scan_en_bestand")]

    operations = [
        AddIndexConcurrently("versie", models.Index(fields=["scan_op", "id"], name="versie_scan_idx")),
    ]
