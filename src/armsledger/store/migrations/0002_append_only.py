"""What stands in the ledger stays: the database itself refuses to change or remove a row."""

from django.db import migrations

from armsledger.store.append_only import allow_changes, forbid_changes


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0001_tables")]

    operations = [migrations.RunPython(forbid_changes, allow_changes)]
