"""How bytes came gets a table."""

from django.db import migrations, models

import armsledger.store.fields
from armsledger.store.append_only import allow_changes, forbid_changes


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0012_identities")]

    operations = [
        migrations.CreateModel(
            name="CustodyRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("event", models.CharField(max_length=20)),
                ("at_utc", models.CharField(max_length=40)),
                ("by", armsledger.store.fields.ExactTextField(null=True)),
                ("source", armsledger.store.fields.ExactTextField()),
                ("source_digest", models.CharField(db_index=True, max_length=64)),
                ("software", armsledger.store.fields.ExactTextField()),
                ("fetch", models.JSONField(null=True)),
            ],
            options={"db_table": "ledger_custody"},
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
