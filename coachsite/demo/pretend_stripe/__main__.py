import argparse
import os
import signal
import sys

from coachsite.demo.pretend_stripe.server import PretendStripe

parser = argparse.ArgumentParser(prog="pretend_stripe", description=__doc__)
parser.add_argument("--port", type=int, required=True)
parser.add_argument("--webhook", default="", help="where events are sent")
options = parser.parse_args()
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
PretendStripe(
    port=options.port,
    key=os.environ["STRIPE_SECRET_KEY"],
    webhook=options.webhook,
    webhook_secret=os.environ.get("STRIPE_WEBHOOK_SECRET", ""),
).serve_forever()
