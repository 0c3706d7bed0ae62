"""Saved searches get a table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("armsledger_web", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner", models.CharField(max_length=150)),
                ("name", models.CharField(max_length=150)),
                ("query", models.TextField()),
                ("seen", models.BigIntegerField()),
                ("made_utc", models.DateTimeField()),
                ("feed_token", models.CharField(max_length=64, null=True, unique=True)),
            ],
            options={
                "db_table": "web_saved_search",
                "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="web_saved_search_once")],
            },
        ),
    ]
