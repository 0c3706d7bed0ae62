"""Statements get a kind: contacts, threats, accusations and others; null for plain speech."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("armsledger_store", "0002_append_only")]

    operations = [
        migrations.AddField("statementrow", "kind", models.CharField(max_length=20, null=True)),
    ]
