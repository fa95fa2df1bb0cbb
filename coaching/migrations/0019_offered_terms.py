"""What was offered keeps its terms: each recap gets those that its package has today."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


TERMS = ("title", "sessions", "price", "currency", "validity_days", "conditions", "instalments", "release")


def keep_what_is_offered(apps, schema_editor):
    promises = apps.get_model("coaching", "OfferedTerms").objects
    for offer in apps.get_model("coaching", "Offer").objects.exclude(package=None).select_related("package"):
        terms = {name: getattr(offer.package, name) for name in TERMS}
        since = offer.sent_at or offer.created_at
        promises.create(offer=offer, package=offer.package, description=offer.package.description, offered_at=since, **terms)


class Migration(migrations.Migration):

    dependencies = [
        ('coaching', '0018_sales_put_away'),
    ]

    operations = [
        migrations.AddField(
            model_name='checkout',
            name='back_to',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='checkout',
            name='expires_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='checkout',
            name='order_path',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='checkout',
            name='without_account',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='OfferedTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('sessions', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='sessions')),
                ('price', models.PositiveIntegerField(verbose_name='price in the smallest unit')),
                ('currency', models.CharField(choices=[('USD', 'USD'), ('EUR', 'EUR'), ('GBP', 'GBP'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('AUD', 'AUD'), ('JPY', 'JPY')], default='USD', max_length=3, verbose_name='currency')),
                ('validity_days', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3660)], verbose_name='valid for days')),
                ('conditions', models.TextField(blank=True, help_text='What applies to it, as the buyer reads it before paying.', verbose_name='terms')),
                ('instalments', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='monthly payments')),
                ('release', models.CharField(choices=[('at_once', 'all with the first payment'), ('with_each', 'some with each payment')], default='at_once', max_length=10, verbose_name='sessions can be used')),
                ('description', models.TextField(blank=True)),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('offer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='offered', to='coaching.offer')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coaching.package')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RunPython(keep_what_is_offered, migrations.RunPython.noop),
    ]
