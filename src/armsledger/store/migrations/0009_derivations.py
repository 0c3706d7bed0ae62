"""Derivations get a table, in the order they were made; the index is made anew from it when it is asked for next."""

from typing import TYPE_CHECKING

import django.db.models.deletion
from django.db import migrations, models

from armsledger.store.append_only import allow_changes, forbid_changes

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_over(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
    """Order the runs of a ledger by the matters that they wrote; when is not known."""
    alias = schema_editor.connection.alias
    matters = apps.get_model("armsledger_store", "MatterRow").objects.using(alias)
    order = matters.values("snapshot_id").annotate(first=models.Min("pk")).order_by("first")
    derivations = apps.get_model("armsledger_store", "DerivationRow").objects.using(alias)
    for run_id in list(order.values_list("snapshot_id", flat=True)):
        derivations.create(snapshot_id=run_id, at_utc=None)
    apps.get_model("armsledger_store", "IndexStateRow").objects.using(alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0008_index")]

    operations = [
        migrations.CreateModel(
            name="DerivationRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at_utc", models.CharField(max_length=40, null=True)),
                (
                    "snapshot",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.snapshotrow"),
                ),
            ],
            options={"db_table": "ledger_derivation"},
        ),
        migrations.RenameField("indexstaterow", "matter_number", "derivation_number"),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
