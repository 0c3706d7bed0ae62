"""Events of custody become a chain, also those written before; time stamps; and what was asked to be taken in."""

from typing import TYPE_CHECKING

from django.db import migrations, models

from armsledger.store.append_only import APP, allow_changes, forbid_changes
from armsledger.store.custody_chain import GENESIS, hash_event

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def link(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
    previous = GENESIS
    rows = apps.get_model(APP, "CustodyRow").objects.using(schema_editor.connection.alias)
    for row in rows.order_by("pk").iterator():
        found = hash_event(previous, row)
        rows.filter(pk=row.pk).update(previous_hash=previous, hash=found)
        previous = found


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0013_custody")]

    operations = [
        migrations.RunPython(allow_changes, forbid_changes),
        migrations.AddField("custodyrow", "stamp", models.JSONField(null=True)),
        migrations.AddField("custodyrow", "previous_hash", models.CharField(max_length=64, default="")),
        migrations.AddField("custodyrow", "hash", models.CharField(max_length=64, default="")),
        migrations.RunPython(link, migrations.RunPython.noop),
        migrations.CreateModel(
            name="ErrandRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_digest", models.CharField(db_index=True, max_length=64)),
                ("at_utc", models.CharField(max_length=40)),
                ("is_end", models.BooleanField()),
            ],
            options={"db_table": "ledger_errand"},
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
