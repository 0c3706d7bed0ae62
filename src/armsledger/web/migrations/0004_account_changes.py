"""Who changed what of which account, append-only; and a number that ends an account's sessions when it rises."""

from typing import Any

from django.db import migrations, models

from armsledger.store.append_only import forbid_changes_of


def guard(apps: Any, schema_editor: Any) -> None:
    forbid_changes_of(apps.get_model("armsledger_web", "AccountChange"), schema_editor)


class Migration(migrations.Migration):
    dependencies = [("armsledger_web", "0003_jobs")]

    operations = [
        migrations.AddField(model_name="account", name="session_round", field=models.IntegerField(default=0)),
        migrations.CreateModel(
            name="AccountChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at_utc", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("account", models.CharField(max_length=150)),
                ("what", models.CharField(max_length=200)),
            ],
            options={"db_table": "web_account_change"},
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
