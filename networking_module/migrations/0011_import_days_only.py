from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("networking_module", "0010_import_days")]

    operations = [migrations.AlterField("contactimport", "on", models.DateField())]
