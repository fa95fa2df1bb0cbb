from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('coaching', '0021_order_of_exercises'),
    ]

    operations = [
        migrations.AddField(
            model_name='checkout',
            name='agreed_to',
            field=models.CharField(blank=True, default='', max_length=400, verbose_name='terms agreed to'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='checkout',
            name='agreed_at',
            field=models.DateTimeField(null=True, verbose_name='agreed on'),
        ),
    ]
