"""What each movement does to the balance, and whether the key is right. https://docs.stripe.com/api/balance_transactions"""

FEE_PERCENT, FEE_FIXED, DISPUTE_FEE = 2.9, 30, 1500  # of a card in the United States; amounts in the smallest unit
DAY = 24 * 60 * 60


def card_fee(amount):
    return round(amount * FEE_PERCENT / 100) + FEE_FIXED


def book(store, source, amount, *, fee=0, kind):
    """A balance transaction: `amount` is negative for what leaves. `kind` is Stripe's type, which names what it reports too."""
    made = {
        "id": store.new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": store.now() + 2 * DAY,
        "balance_type": "payments",
        "created": store.now(),
        "currency": source["currency"],
        "description": None,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [_fee(source, fee)] if fee else [],
        "net": amount - fee,
        "reporting_category": "dispute" if source["object"] == "dispute" else kind,
        "source": source["id"],
        "status": "pending",
        "type": kind,
    }
    return store.add(made)


def _fee(source, amount):
    words = {"amount": amount, "application": None, "currency": source["currency"], "type": "stripe_fee"}
    return {**words, "description": "Dispute fee" if source["object"] == "dispute" else "Stripe processing fees"}


def balance(store, _params):
    """https://docs.stripe.com/api/balance"""
    net: dict[str, int] = {}
    for movement in store.all("balance_transaction"):
        net[movement["currency"]] = net.get(movement["currency"], 0) + movement["net"]
    none = [{"amount": 0, "currency": currency} for currency in net or ["usd"]]
    pending = [{"amount": amount, "currency": currency} for currency, amount in net.items()]
    return {"object": "balance", "available": none, "livemode": False, "pending": pending or none}


def account(store, _params):
    """https://docs.stripe.com/api/accounts"""
    return {
        "id": "acct_pretend",
        "object": "account",
        "charges_enabled": True,
        "country": "US",
        "default_currency": "usd",
        "details_submitted": True,
        "email": None,
        "metadata": {},
        "payouts_enabled": True,
        "type": "standard",
    }
