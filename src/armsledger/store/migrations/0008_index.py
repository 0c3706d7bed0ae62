"""Tables of the index, which may be made anew; which reading a decision was made on, which may not."""

import django.db.models.deletion
from django.db import migrations, models

import armsledger.store.fields
from armsledger.store.append_only import allow_changes, forbid_changes
from armsledger.store.index_words import drop_full_text, make_full_text


class Migration(migrations.Migration):
    dependencies = [
        ("armsledger_store", "0007_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="DecidedReadingRow",
            fields=[
                ("decision_key", models.CharField(max_length=24, primary_key=True, serialize=False)),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="armsledger_store.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "ledger_decided_reading",
            },
        ),
        migrations.CreateModel(
            name="IndexClaimRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=24, unique=True)),
                ("document_key", models.CharField(db_index=True, max_length=24)),
                ("kind", models.CharField(max_length=20)),
                ("stance", models.CharField(max_length=20)),
                ("quote", armsledger.store.fields.ExactTextField()),
                ("passage", armsledger.store.fields.ExactTextField()),
                ("folded", models.TextField()),
                ("voice", armsledger.store.fields.ExactTextField()),
                ("probability", models.FloatField()),
                ("title", armsledger.store.fields.ExactTextField(null=True)),
                ("outlet", armsledger.store.fields.ExactTextField(null=True)),
                ("published", models.DateField(null=True)),
                ("age", models.IntegerField()),
                ("earliest", models.DateField(null=True)),
                ("latest", models.DateField(null=True)),
                ("parties", models.JSONField()),
                ("matter_key", models.CharField(db_index=True, max_length=24, null=True)),
                ("matter_title", armsledger.store.fields.ExactTextField(null=True)),
                ("reliability", models.CharField(max_length=1, null=True)),
                ("credibility", models.CharField(max_length=1, null=True)),
                ("origins", models.IntegerField()),
                ("state", models.CharField(db_index=True, max_length=20)),
                ("state_because", armsledger.store.fields.ExactTextField()),
                ("machine_translated", models.BooleanField()),
            ],
            options={
                "db_table": "ledger_index_claim",
            },
        ),
        migrations.CreateModel(
            name="IndexFacetRow",
            fields=[
                ("field", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("claims", models.BinaryField()),
                ("starts", models.BinaryField()),
                ("labels", models.JSONField()),
            ],
            options={
                "db_table": "ledger_index_facet",
            },
        ),
        migrations.CreateModel(
            name="IndexStateRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading_number", models.BigIntegerField()),
                ("matter_number", models.BigIntegerField()),
                ("generation", models.CharField(max_length=32)),
            ],
            options={
                "db_table": "ledger_index_state",
            },
        ),
        migrations.CreateModel(
            name="IndexTermRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "value_number",
                        "claim_number",
                        "role",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("value_number", models.BigIntegerField()),
                ("claim_number", models.BigIntegerField(db_index=True)),
                ("role", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "ledger_index_term",
            },
        ),
        migrations.CreateModel(
            name="IndexValueRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=20)),
                ("key", armsledger.store.fields.ExactTextField()),
                ("label", armsledger.store.fields.ExactTextField()),
            ],
            options={
                "db_table": "ledger_index_value",
            },
        ),
        migrations.AddIndex(
            model_name="findingrow",
            index=models.Index(fields=["matter_key"], name="ledger_finding_matter"),
        ),
        migrations.AddIndex(
            model_name="indexclaimrow",
            index=models.Index(fields=["age", "id"], name="ledger_index_claim_order"),
        ),
        migrations.AddConstraint(
            model_name="indexvaluerow",
            constraint=models.UniqueConstraint(fields=("field", "key"), name="ledger_index_value_once"),
        ),
        migrations.RunPython(make_full_text, drop_full_text),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
