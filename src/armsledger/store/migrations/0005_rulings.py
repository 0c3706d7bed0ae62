"""Rulings of people get a table, as append-only as the others."""

from django.db import migrations, models

import armsledger.store.fields
from armsledger.store.append_only import allow_changes, forbid_changes


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0004_name_pairs")]

    operations = [
        migrations.CreateModel(
            name="RulingRow",
            fields=[
                ("key", models.CharField(max_length=24, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("slot", armsledger.store.fields.ExactTextField()),
                ("content", models.JSONField()),
            ],
            options={"db_table": "ledger_ruling"},
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
