"""Pictures of documents get a table; it is as append-only as the others."""

import django.db.models.deletion
from django.db import migrations, models

import armsledger.store.fields
from armsledger.store.append_only import allow_changes, forbid_changes


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0006_derived_whole")]

    operations = [
        migrations.CreateModel(
            name="PictureRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("source", armsledger.store.fields.ExactTextField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("media_type", armsledger.store.fields.ExactTextField()),
                ("width", models.IntegerField()),
                ("height", models.IntegerField()),
                ("fingerprint", models.JSONField()),
                ("exif", models.JSONField()),
                ("caption", models.JSONField(null=True)),
                ("alt", armsledger.store.fields.ExactTextField(null=True)),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={"db_table": "ledger_picture"},
        ),
        migrations.AddConstraint(
            model_name="picturerow",
            constraint=models.UniqueConstraint(fields=("reading", "key"), name="ledger_picture_once"),
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
