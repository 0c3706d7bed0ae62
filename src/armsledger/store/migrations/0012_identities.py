"""Tables of the index for names over all documents; they may be made anew."""

from django.db import migrations, models

import armsledger.store.fields


class Migration(migrations.Migration):
    dependencies = [
        ("armsledger_store", "0011_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndexMemberRow",
            fields=[
                ("member_key", armsledger.store.fields.ExactTextField(primary_key=True, serialize=False)),
                ("identity_key", models.CharField(db_index=True, max_length=24)),
            ],
            options={
                "db_table": "ledger_index_member",
            },
        ),
        migrations.CreateModel(
            name="IndexNameStateRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading_number", models.BigIntegerField()),
                ("decision_number", models.BigIntegerField()),
                ("decision_keys", models.JSONField()),
            ],
            options={
                "db_table": "ledger_index_name_state",
            },
        ),
        migrations.CreateModel(
            name="IndexIdentityRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=24, unique=True)),
                ("type", models.CharField(max_length=20)),
                ("name", armsledger.store.fields.ExactTextField()),
                ("folded", armsledger.store.fields.ExactTextField()),
                ("known_id", armsledger.store.fields.ExactTextField(null=True)),
                ("country", models.CharField(max_length=3, null=True)),
                ("documents", models.IntegerField()),
                ("claims", models.IntegerField()),
                ("is_decided", models.BooleanField()),
                ("identity", models.JSONField()),
                ("cluster", models.JSONField()),
            ],
            options={
                "db_table": "ledger_index_identity",
                "indexes": [models.Index(fields=["-claims", "-documents", "id"], name="ledger_index_identity_order")],
            },
        ),
    ]
