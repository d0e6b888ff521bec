"""Who was anonymised: no name and no way in any more."""

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corporaties", "0014_inzage"),
    ]

    operations = [
        migrations.AddField(
            model_name="gebruiker",
            name="geanonimiseerd_op",
            field=models.DateTimeField(blank=True, null=True),
        ),
        AddConstraintNotValid(
            model_name="gebruiker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("geanonimiseerd_op", None),
                    models.Q(("is_active", False), ("is_platformbeheerder", False)),
                    _connector="OR",
                ),
                name="gebruiker_anoniem_zonder_toegang",
            ),
        ),
        ValidateConstraint("gebruiker", "gebruiker_anoniem_zonder_toegang"),
    ]
