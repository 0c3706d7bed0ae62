"""Pairs of names get a table, so that people can decide on them; it is as append-only as the others."""

from django.db import migrations, models

from armsledger.store.append_only import allow_changes, forbid_changes


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0003_statement_kind")]

    operations = [
        migrations.CreateModel(
            name="NamePairRow",
            fields=[
                ("key", models.CharField(max_length=24, primary_key=True, serialize=False)),
                ("left", models.JSONField()),
                ("right", models.JSONField()),
            ],
            options={"db_table": "ledger_name_pair"},
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
