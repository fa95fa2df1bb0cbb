import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0016_after_the_sale"),
    ]

    operations = [
        migrations.CreateModel(
            name="BillingAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="A company, for example. Empty: your own.",
                        max_length=150,
                        verbose_name="name on receipts",
                    ),
                ),
                ("address", models.TextField(blank=True, max_length=500, verbose_name="postal address")),
            ],
        ),
        migrations.AddField(
            model_name="billingsettings",
            name="keep_years",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text=(
                    "Tax law says how long; ask your accountant. After that, the buyer's name, address "
                    "and the words of the lines are deleted, and number, date and amounts stay."
                ),
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)],
                verbose_name="years to keep names on documents",
            ),
        ),
        migrations.AddField(
            model_name="invoice",
            name="blanked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="invoice",
            name="settlement",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="invoice",
            name="tax_percent",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=5),
        ),
        migrations.AlterField(
            model_name="billingsettings",
            name="bank_details",
            field=models.TextField(
                blank=True,
                help_text="Bank, account and what to write with it. It is on invoices.",
                max_length=500,
                verbose_name="how to transfer the money",
            ),
        ),
        migrations.AlterField(
            model_name="billingsettings",
            name="due_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="From the day it is issued, unless you enter another date.",
                validators=[django.core.validators.MaxValueValidator(365)],
                verbose_name="days to pay an invoice",
            ),
        ),
        migrations.AlterField(
            model_name="billingsettings",
            name="foot",
            field=models.TextField(
                blank=True,
                help_text="For example your register number, or a word of thanks.",
                max_length=500,
                verbose_name="at the foot",
            ),
        ),
        migrations.AlterField(
            model_name="billingsettings",
            name="prefix",
            field=models.CharField(
                blank=True,
                default="R-",
                help_text=(
                    "The numbers go on by one for receipts, invoices and credit notes together; a new "
                    "beginning changes none of them."
                ),
                max_length=10,
                validators=[
                    django.core.validators.RegexValidator(
                        "^(?:[A-Za-z0-9./_-]*[A-Za-z./_-])?\\Z",
                        "Letters, digits, hyphens, and no digit at the end: the number follows right after it. For example “R-” or “2026-”.",
                    )
                ],
                verbose_name="before the number",
            ),
        ),
        migrations.AlterField(
            model_name="billingsettings",
            name="seller_address",
            field=models.TextField(
                blank=True, help_text="Empty: the practice's address.", max_length=500, verbose_name="address on invoices"
            ),
        ),
        migrations.AlterField(
            model_name="billingsettings",
            name="tax_id",
            field=models.CharField(
                blank=True,
                help_text="Yours, as tax offices and your clients' bookkeepers ask for it.",
                max_length=60,
                verbose_name="tax number",
            ),
        ),
        migrations.AlterField(
            model_name="billingsettings",
            name="tax_percent",
            field=models.DecimalField(
                decimal_places=2,
                default=0,
                help_text="Prices stay as they are: of $119, 19 percent are $19. 0: no amount of tax is shown.",
                max_digits=5,
                validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)],
                verbose_name="percent of tax in the prices",
            ),
        ),
        migrations.AlterField(
            model_name="paymentrequest",
            name="payer_address",
            field=models.TextField(blank=True, max_length=500, verbose_name="their postal address"),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.UniqueConstraint(
                condition=models.Q(("request__isnull", False), ("status__in", ["open", "pending"])),
                fields=("request",),
                name="one_checkout_for_a_payer",
            ),
        ),
        migrations.AddField(
            model_name="billingaddress",
            name="client",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="billing_address", to="coaching.client"
            ),
        ),
    ]
