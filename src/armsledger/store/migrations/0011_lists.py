"""Lists of documents and matters, and the order in which claims arrived, come into the index."""

from django.db import migrations, models

import armsledger.store.fields
from armsledger.store.index_words import empty_index


class Migration(migrations.Migration):
    dependencies = [
        ("armsledger_store", "0010_concerns"),
    ]

    operations = [
        migrations.RunPython(empty_index, migrations.RunPython.noop),
        migrations.AddField(
            model_name="indexclaimrow",
            name="arrived",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="IndexDocumentRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=24, unique=True)),
                ("source", armsledger.store.fields.ExactTextField()),
                ("media_type", armsledger.store.fields.ExactTextField()),
                ("title", armsledger.store.fields.ExactTextField(null=True)),
                ("outlet", armsledger.store.fields.ExactTextField(null=True)),
                ("published", models.DateField(null=True)),
                ("age", models.IntegerField()),
                ("claims", models.IntegerField()),
                ("refusals", models.IntegerField()),
            ],
            options={
                "db_table": "ledger_index_document",
                "indexes": [models.Index(fields=["age", "key"], name="ledger_index_document_order")],
            },
        ),
        migrations.CreateModel(
            name="IndexMatterRow",
            fields=[
                ("position", models.IntegerField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=24, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("title", armsledger.store.fields.ExactTextField()),
                ("reliability", models.CharField(max_length=1)),
                ("credibility", models.CharField(max_length=1)),
                ("articles", models.IntegerField()),
                ("origins", models.IntegerField()),
                ("is_contested", models.BooleanField()),
                ("statuses", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "ledger_index_matter",
                "indexes": [
                    models.Index(
                        fields=["is_contested", "statuses", "kind", "reliability", "credibility"],
                        name="ledger_index_matter_counted",
                    )
                ],
            },
        ),
    ]
