"""The tables of jobs, of the uploads that they read, and of feeds."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("armsledger_web", "0002_saved_searches"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("about", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("state", models.CharField(db_index=True, default="waiting", max_length=20)),
                ("problem", models.TextField(default="")),
                ("published", models.DateField(null=True)),
                ("outlet", models.TextField(null=True)),
                ("asked_utc", models.DateTimeField()),
                ("began_utc", models.DateTimeField(null=True)),
                ("ended_utc", models.DateTimeField(null=True)),
                ("beat_utc", models.DateTimeField(null=True)),
                ("worker", models.CharField(default="", max_length=150)),
                ("step", models.TextField(default="")),
                ("run_key", models.CharField(db_index=True, default="", max_length=24)),
                ("derived_run_key", models.CharField(default="", max_length=24)),
            ],
            options={
                "db_table": "web_job",
            },
        ),
        migrations.CreateModel(
            name="JobItemRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("is_address", models.BooleanField()),
                ("name", models.TextField()),
                ("published", models.DateField(null=True)),
                ("state", models.CharField(default="waiting", max_length=20)),
                ("problem", models.TextField(default="")),
                ("document_key", models.CharField(default="", max_length=24)),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="armsledger_web.jobrow"
                    ),
                ),
            ],
            options={
                "db_table": "web_job_item",
            },
        ),
        migrations.CreateModel(
            name="FeedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(unique=True)),
                ("by", models.CharField(max_length=150)),
                ("added_utc", models.DateTimeField()),
                (
                    "job",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="armsledger_web.jobrow"
                    ),
                ),
            ],
            options={
                "db_table": "web_feed",
            },
        ),
        migrations.CreateModel(
            name="JobFileRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("name", models.TextField()),
                ("data", models.BinaryField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="armsledger_web.jobitemrow",
                    ),
                ),
            ],
            options={
                "db_table": "web_job_file",
                "constraints": [models.UniqueConstraint(fields=("item", "position"), name="web_job_file_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="jobitemrow",
            constraint=models.UniqueConstraint(fields=("job", "position"), name="web_job_item_once"),
        ),
    ]
