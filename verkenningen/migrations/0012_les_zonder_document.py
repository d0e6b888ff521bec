from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("verkenningen", "0011_opname_uit_document")]
    operations = [migrations.RemoveField(model_name="les", name="document")]
