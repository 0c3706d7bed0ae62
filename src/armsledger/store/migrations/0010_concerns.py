"""What decisions are about besides gets a table, filled for those that were made before; and the queue a place in the index."""

from typing import TYPE_CHECKING, Any

from django.db import migrations, models

import armsledger.store.fields
from armsledger.store.append_only import APP, allow_changes, forbid_changes

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAMED = ("claim_id", "left_claim_id", "right_claim_id", "finding_id", "subject_id", "matter_id")
NAMED_DOCUMENTS = ("left_document_id", "right_document_id")


def fill(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
    alias = schema_editor.connection.alias
    concerns = apps.get_model(APP, "ConcernRow").objects.using(alias)
    about: dict[str, set[str]] = {}
    for row in apps.get_model(APP, "RulingRow").objects.using(alias).iterator():
        content = row.content
        named = {content[name] for name in (*NAMED, *NAMED_DOCUMENTS) if name in content}
        about[row.key] = named | set(content.get("claim_ids", ()))
    decided = apps.get_model(APP, "DecisionRow").objects.using(alias).values_list("subject_key", flat=True).distinct()
    for key in decided:
        if key.startswith(("mat-", "fnd-")):
            about[key] = _of_matter(apps, alias, key) - {key}
    row_type = concerns.model
    concerns.bulk_create(
        [row_type(decided_key=key, about_key=one) for key, keys in sorted(about.items()) for one in sorted(keys)],
        batch_size=400,
    )


def _of_matter(apps: "Apps", alias: str, key: str) -> set[Any]:
    finding = apps.get_model(APP, "FindingRow").objects.using(alias).filter(key=key).order_by("pk").last()
    matter_key = finding.matter_key if finding else key
    row = apps.get_model(APP, "MatterRow").objects.using(alias).filter(key=matter_key).order_by("pk").last()
    return {matter_key, *row.content["claim_ids"]} if row else set()


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0009_derivations")]

    operations = [
        migrations.CreateModel(
            name="ConcernRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_key", models.CharField(max_length=24)),
                ("about_key", models.CharField(db_index=True, max_length=24)),
            ],
            options={"db_table": "ledger_concern"},
        ),
        migrations.AddConstraint(
            model_name="concernrow",
            constraint=models.UniqueConstraint(fields=("decided_key", "about_key"), name="ledger_concern_once"),
        ),
        migrations.CreateModel(
            name="IndexQueueRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("run_key", models.CharField(max_length=24)),
                ("derived_position", models.IntegerField()),
                ("decision_position", models.IntegerField()),
            ],
            options={"db_table": "ledger_index_queue"},
        ),
        migrations.CreateModel(
            name="IndexWaitingRow",
            fields=[
                ("key", models.CharField(max_length=24, primary_key=True, serialize=False)),
                ("noun", models.CharField(max_length=10)),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=20)),
                ("because", armsledger.store.fields.ExactTextField()),
                ("words", armsledger.store.fields.ExactTextField()),
                ("matter_key", models.CharField(db_index=True, max_length=24, null=True)),
                ("document_keys", models.JSONField()),
                ("grade", models.CharField(max_length=20, null=True)),
                ("probability", models.FloatField(null=True)),
                ("is_contested", models.BooleanField()),
                ("second", models.BooleanField()),
                ("urgency", models.SmallIntegerField()),
                ("digit", models.CharField(max_length=1)),
                ("fewness", models.IntegerField()),
                ("unsure", models.FloatField()),
                ("noun_order", models.SmallIntegerField()),
            ],
            options={"db_table": "ledger_index_waiting"},
        ),
        migrations.AddIndex(
            model_name="indexwaitingrow",
            index=models.Index(
                fields=[
                    "urgency",
                    "digit",
                    "fewness",
                    "unsure",
                    "noun_order",
                    "key",
                    "noun",
                    "kind",
                    "state",
                    "second",
                ],
                name="ledger_index_waiting_order",
            ),
        ),
        migrations.AddIndex(
            model_name="indexwaitingrow",
            index=models.Index(fields=["noun", "kind", "state", "second"], name="ledger_index_waiting_cut"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
