"""The tables of the ledger, as `models` describes them."""

import django.db.models.deletion
from django.db import migrations, models

import armsledger.store.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="BlobRow",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("data", models.BinaryField()),
            ],
            options={
                "db_table": "ledger_blob",
            },
        ),
        migrations.CreateModel(
            name="DecisionRow",
            fields=[
                ("position", models.IntegerField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=24, unique=True)),
                ("subject_key", models.CharField(db_index=True, max_length=24)),
                ("verdict", models.CharField(max_length=20)),
                ("decided_by", armsledger.store.fields.ExactTextField()),
                ("at_utc", models.CharField(max_length=40)),
                ("comment", armsledger.store.fields.ExactTextField()),
                ("previous_hash", models.CharField(max_length=64, unique=True)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "db_table": "ledger_decision",
            },
        ),
        migrations.CreateModel(
            name="DocumentRow",
            fields=[
                ("key", models.CharField(max_length=24, primary_key=True, serialize=False)),
                ("source", armsledger.store.fields.ExactTextField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("media_type", armsledger.store.fields.ExactTextField()),
                ("text", armsledger.store.fields.ExactTextField()),
                ("head", models.JSONField()),
                ("blocks", models.JSONField()),
            ],
            options={
                "db_table": "ledger_document",
            },
        ),
        migrations.CreateModel(
            name="RunRow",
            fields=[
                ("key", models.CharField(max_length=24, primary_key=True, serialize=False)),
            ],
            options={
                "db_table": "ledger_run",
            },
        ),
        migrations.CreateModel(
            name="ManifestRow",
            fields=[
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="armsledger_store.runrow",
                    ),
                ),
                ("content", models.JSONField()),
            ],
            options={
                "db_table": "ledger_manifest",
            },
        ),
        migrations.CreateModel(
            name="SnapshotRow",
            fields=[
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="armsledger_store.runrow",
                    ),
                ),
            ],
            options={
                "db_table": "ledger_snapshot",
            },
        ),
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versions", models.JSONField()),
                ("versions_digest", models.CharField(max_length=64)),
                (
                    "document",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.documentrow"),
                ),
            ],
            options={
                "db_table": "ledger_reading",
            },
        ),
        migrations.CreateModel(
            name="LinkRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("kind", models.CharField(max_length=20)),
                ("from_entity_key", models.CharField(max_length=24)),
                ("to_entity_key", models.CharField(max_length=24)),
                ("claim_key", models.CharField(max_length=24)),
                ("because", armsledger.store.fields.ExactTextField()),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_link",
            },
        ),
        migrations.CreateModel(
            name="EvidenceRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("kind", models.CharField(max_length=20)),
                ("start_offset", models.IntegerField()),
                ("end_offset", models.IntegerField()),
                ("quote", armsledger.store.fields.ExactTextField()),
                ("claim_keys", models.JSONField()),
                ("observed", models.JSONField()),
                ("sha256", models.CharField(max_length=64, null=True)),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_evidence",
            },
        ),
        migrations.CreateModel(
            name="EntityRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("type", models.CharField(max_length=20)),
                ("name", armsledger.store.fields.ExactTextField()),
                ("names", models.JSONField()),
                ("spans", models.JSONField()),
                ("known_id", armsledger.store.fields.ExactTextField(null=True)),
                ("country", armsledger.store.fields.ExactTextField(null=True)),
                ("category", armsledger.store.fields.ExactTextField(null=True)),
                ("items", models.JSONField()),
                ("place", models.JSONField(null=True)),
                ("because", armsledger.store.fields.ExactTextField()),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_entity",
            },
        ),
        migrations.CreateModel(
            name="ClaimRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("statement_key", models.CharField(max_length=24)),
                ("kind", models.CharField(db_index=True, max_length=20)),
                ("start_offset", models.IntegerField()),
                ("end_offset", models.IntegerField()),
                ("quote", armsledger.store.fields.ExactTextField()),
                ("stance", models.CharField(max_length=20)),
                ("quantity", models.JSONField(null=True)),
                ("quantity_of", models.CharField(max_length=20, null=True)),
                ("happened", models.JSONField(null=True)),
                ("score", models.JSONField()),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_claim",
            },
        ),
        migrations.CreateModel(
            name="RefusalRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("kind", models.CharField(max_length=20)),
                ("start_offset", models.IntegerField()),
                ("end_offset", models.IntegerField()),
                ("quote", armsledger.store.fields.ExactTextField()),
                ("because", armsledger.store.fields.ExactTextField()),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_refusal",
            },
        ),
        migrations.CreateModel(
            name="RunReadingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reading",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"),
                ),
                ("run", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.runrow")),
            ],
            options={
                "db_table": "ledger_run_reading",
            },
        ),
        migrations.CreateModel(
            name="StatementRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("voice", models.JSONField()),
                ("cue", models.JSONField(null=True)),
                ("spans", models.JSONField()),
                ("stance", models.CharField(max_length=20)),
                ("said", models.JSONField(null=True)),
                ("outer_key", models.CharField(max_length=24, null=True)),
                ("because", armsledger.store.fields.ExactTextField()),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_statement",
            },
        ),
        migrations.CreateModel(
            name="FillerRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("role", models.CharField(max_length=20)),
                ("start_offset", models.IntegerField()),
                ("end_offset", models.IntegerField()),
                ("quote", armsledger.store.fields.ExactTextField()),
                ("name", armsledger.store.fields.ExactTextField()),
                ("entity_key", models.CharField(db_index=True, max_length=24, null=True)),
                ("because", armsledger.store.fields.ExactTextField()),
                (
                    "claim",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.claimrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_filler",
                "constraints": [models.UniqueConstraint(fields=("claim", "position"), name="ledger_filler_once")],
            },
        ),
        migrations.CreateModel(
            name="MatterRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("kind", models.CharField(max_length=20)),
                ("title", armsledger.store.fields.ExactTextField()),
                ("claim_keys", models.JSONField()),
                ("document_keys", models.JSONField()),
                ("relations", models.JSONField()),
                ("grade", models.JSONField()),
                ("because", armsledger.store.fields.ExactTextField()),
                (
                    "snapshot",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.snapshotrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_matter",
            },
        ),
        migrations.CreateModel(
            name="FindingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("matter_key", models.CharField(max_length=24)),
                ("question", models.JSONField(null=True)),
                ("matches", models.JSONField()),
                ("completeness", models.JSONField()),
                ("because", armsledger.store.fields.ExactTextField()),
                (
                    "snapshot",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.snapshotrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_finding",
            },
        ),
        migrations.CreateModel(
            name="FailureRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("source", armsledger.store.fields.ExactTextField()),
                ("stage", armsledger.store.fields.ExactTextField()),
                ("problem", armsledger.store.fields.ExactTextField()),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.runrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_failure",
                "constraints": [models.UniqueConstraint(fields=("run", "digest"), name="ledger_failure_once")],
            },
        ),
        migrations.CreateModel(
            name="OriginRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("voice", armsledger.store.fields.ExactTextField(null=True)),
                ("claim_keys", models.JSONField()),
                ("document_keys", models.JSONField()),
                ("denies", models.BooleanField()),
                ("because", armsledger.store.fields.ExactTextField()),
                ("state", models.CharField(max_length=3, null=True)),
                (
                    "matter",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.matterrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_origin",
                "constraints": [models.UniqueConstraint(fields=("matter", "position"), name="ledger_origin_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="readingrow",
            constraint=models.UniqueConstraint(
                fields=("document", "versions_digest"), name="ledger_reading_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="linkrow",
            constraint=models.UniqueConstraint(fields=("reading", "key"), name="ledger_link_once"),
        ),
        migrations.AddConstraint(
            model_name="evidencerow",
            constraint=models.UniqueConstraint(fields=("reading", "key"), name="ledger_evidence_once"),
        ),
        migrations.AddConstraint(
            model_name="entityrow",
            constraint=models.UniqueConstraint(fields=("reading", "key"), name="ledger_entity_once"),
        ),
        migrations.AddConstraint(
            model_name="claimrow",
            constraint=models.UniqueConstraint(fields=("reading", "key"), name="ledger_claim_once"),
        ),
        migrations.AddConstraint(
            model_name="refusalrow",
            constraint=models.UniqueConstraint(fields=("reading", "key"), name="ledger_refusal_once"),
        ),
        migrations.AddConstraint(
            model_name="runreadingrow",
            constraint=models.UniqueConstraint(fields=("run", "reading"), name="ledger_run_reading_once"),
        ),
        migrations.AddConstraint(
            model_name="statementrow",
            constraint=models.UniqueConstraint(fields=("reading", "key"), name="ledger_statement_once"),
        ),
        migrations.AddConstraint(
            model_name="matterrow",
            constraint=models.UniqueConstraint(fields=("snapshot", "key"), name="ledger_matter_once"),
        ),
        migrations.AddConstraint(
            model_name="findingrow",
            constraint=models.UniqueConstraint(fields=("snapshot", "key"), name="ledger_finding_once"),
        ),
    ]
