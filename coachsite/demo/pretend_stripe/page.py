"""The payment page of the pretend Stripe: plain, and clear that no money moves."""

from html import escape

from coaching.payments.money import money

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Pretend payment</title>
<link rel="icon" href="data:,">
<style>
body {{ margin: 0; padding: 2rem 1rem; background: #faf6ee; color: #14202e; font: 1.06rem/1.6 system-ui, sans-serif }}
main {{ max-width: 28rem; margin: 0 auto; padding: 2rem; background: #fffdf8; border: 1px solid #d9d0bf; border-radius: 1rem }}
button {{ width: 100%; min-height: 3rem; border: 0; border-radius: .5rem;
  background: #0b5f63; color: #fff; font: inherit; font-weight: 700 }}
a {{ color: #0b5f63 }}
</style></head>
<body><main>
<h1>Pretend payment</h1>
<p>This page stands in for Stripe. <strong>No money moves</strong>, and no card is asked for.</p>
<p>To pay: <strong>{price}</strong></p>
<form method="post"><button type="submit">Pay {price}</button></form>
<p><a href="{cancel}">Back without paying</a></p>
</main></body></html>"""


def payment_page(session):
    price = escape(money(session["amount_total"], session["currency"].upper()))
    return _PAGE.format(price=price, cancel=escape(session["cancel_url"] or "/", quote=True))
