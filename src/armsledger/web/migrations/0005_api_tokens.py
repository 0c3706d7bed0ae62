"""The table of tokens."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("armsledger_web", "0004_account_changes")]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150)),
                ("label", models.CharField(max_length=150)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_utc", models.DateTimeField()),
                ("used_utc", models.DateTimeField(null=True)),
                ("revoked_utc", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"db_table": "web_api_token"},
        ),
    ]
