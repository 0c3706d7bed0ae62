"""Matters and findings are kept whole in one column, so that nothing of them is lost; columns stay for what is asked.

Contrary claims were not kept before: they are read off the relations and denials again as far as a matter tells them.
An origin's documents become edges of its graph; its root is what independence was counted by until then.
"""

from typing import TYPE_CHECKING, Any

from django.db import migrations, models

from armsledger.store.append_only import APP, allow_changes, forbid_changes

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
    alias = schema_editor.connection.alias
    for row in apps.get_model(APP, "MatterRow").objects.using(alias).order_by("pk").iterator():
        origins = apps.get_model(APP, "OriginRow").objects.using(alias).filter(matter=row).order_by("position")
        row.content = {
            "id": row.key,
            "kind": row.kind,
            "title": row.title,
            "claim_ids": row.claim_keys,
            "document_ids": row.document_keys,
            "origins": [_origin(origin) for origin in origins],
            "relations": row.relations,
            "grade": row.grade,
            "because": row.because,
        }
        row.save(update_fields=["content"])
    for row in apps.get_model(APP, "FindingRow").objects.using(alias).order_by("pk").iterator():
        row.content = {
            "id": row.key,
            "matter_id": row.matter_key,
            "question": row.question,
            "matches": row.matches,
            "completeness": row.completeness,
            "because": row.because,
        }
        row.save(update_fields=["content"])


def _origin(row: Any) -> dict[str, object]:
    return {
        "id": row.key,
        "voice": row.voice,
        "claim_ids": row.claim_keys,
        "edges": [{"document_id": key, "kind": "original", "because": row.because} for key in row.document_keys],
        "denies": row.denies,
        "because": row.because,
        "state": row.state,
        "root": row.state or row.voice,
    }


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0005_rulings")]

    operations = [
        migrations.RunPython(allow_changes, forbid_changes),
        *(migrations.AddField(model, "content", models.JSONField(null=True)) for model in ("matterrow", "findingrow")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        *(migrations.AlterField(model, "content", models.JSONField()) for model in ("matterrow", "findingrow")),
        *(
            migrations.RemoveField("matterrow", name)
            for name in ("claim_keys", "document_keys", "relations", "grade", "because")
        ),
        *(
            migrations.RemoveField("originrow", name)
            for name in ("claim_keys", "document_keys", "denies", "because", "state")
        ),
        *(migrations.RemoveField("findingrow", name) for name in ("question", "matches", "completeness", "because")),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
