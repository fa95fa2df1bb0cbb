"""What the pages share."""

from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qsl

from coaching.payments.money import money


@dataclass
class Page:
    text: str = ""
    status: int = 200
    location: str = ""


_STYLE = """
body { margin: 0; padding: 2rem 1rem; background: #faf6ee; color: #14202e; font: 1.06rem/1.6 system-ui, sans-serif }
main { max-width: 28rem; margin: 0 auto; padding: 2rem; background: #fffdf8; border: 1px solid #d9d0bf; border-radius: 1rem }
main.wide { max-width: 60rem }
h1, h2 { line-height: 1.2 }
button { min-height: 3rem; padding: .5rem 1rem; border: 2px solid #0b5f63; border-radius: .5rem;
  background: #fffdf8; color: #0b5f63; font: inherit; font-weight: 700; cursor: pointer }
button.first { background: #0b5f63; color: #fff }
.narrow button { width: 100%; margin-bottom: .75rem }
label { display: block; font-weight: 700 }
input { box-sizing: border-box; min-height: 3rem; padding: .5rem; border: 1px solid #5c6670; border-radius: .5rem; font: inherit }
.narrow input { width: 100%; margin-bottom: .75rem }
form.amount { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end }
article { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; padding: 1rem 0; border-top: 1px solid #d9d0bf }
article p { flex: 1 0 100%; margin: 0 }
article.line { align-items: center; padding: .5rem 0 }
article.line p { flex: 1 1 16rem }
code { overflow-wrap: anywhere; font-size: .9em }
a { color: #0b5f63 }
[role=alert] { padding: .75rem 1rem; border-left: .3rem solid #9b1c1c; background: #fbeaea }
"""
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style></head>
<body><main class="{kind}">
<h1>{title}</h1>
{alert}{body}
</main></body></html>"""


def layout(title, body, *, kind="narrow", alert="", status=200):
    """A whole page. `title` and `alert` are text, `body` is HTML."""
    said = f'<p role="alert">{escape(alert)}</p>\n' if alert else ""
    return Page(_PAGE.format(title=escape(title), style=_STYLE, kind=kind, alert=said, body=body), status)


def refusal(refused):
    return layout("This is not possible", '<p><a href="/">To the dashboard</a></p>', alert=str(refused), status=refused.status)


def leads_to(address):
    return Page(status=303, location=address)


def form_of(body):
    """The fields of a posted form."""
    return dict(parse_qsl(body, keep_blank_values=True))


def price(amount, currency):
    return escape(money(amount, currency.upper()))


def button(words, *, action="", first=False, about="", **hidden):
    """A form with one button; `hidden` are the fields that it posts. `about` is said to who cannot see the row it is in."""
    fields = "".join(f'<input type="hidden" name="{name}" value="{escape(str(value))}">' for name, value in hidden.items())
    kind = ' class="first"' if first else ""
    label = f' aria-label="{escape(f"{words}, {about}")}"' if about else ""
    return f'<form method="post" action="{escape(action)}">{fields}<button{kind}{label}>{escape(words)}</button></form>'
