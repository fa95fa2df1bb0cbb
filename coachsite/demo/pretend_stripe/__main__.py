"""`python -m coachsite.demo.pretend_stripe --port 8001`: runs until it is stopped.

The keys come from the environment: a command line can be read by every process.
"""

import argparse
import os
import signal
import sys

from coachsite.demo.pretend_stripe.server import PretendStripe

parser = argparse.ArgumentParser(prog="pretend_stripe", description="A pretend Stripe on loopback: no money moves.")
parser.add_argument("--port", type=int, required=True)
parser.add_argument("--webhook", default="", help="where events are sent")
options = parser.parse_args()
keys = {"key": os.environ.get("STRIPE_SECRET_KEY"), "webhook_secret": os.environ.get("STRIPE_WEBHOOK_SECRET")}
if not all(keys.values()):
    parser.error("set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET to what the site has")
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
PretendStripe(port=options.port, webhook=options.webhook, **keys).serve_forever()
