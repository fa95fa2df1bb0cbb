"""An independent reader of calendar files: ical.js, run by Node. Both come with the tests' tools (see the Makefile)."""

import json
import os
import subprocess
import sys
from pathlib import Path

TOOLS = Path(os.environ.get("TEST_TOOLS", sys.prefix))
SCRIPT = Path(__file__).with_name("ical.mjs")


def read_calendar(text):
    """What ical.js finds in a calendar file: a mapping with method and events. Fails when it refuses the file or is not there."""
    node, reader = TOOLS / "bin" / "node", TOOLS / "node_modules" / "ical.js" / "dist" / "ical.js"
    assert node.exists(), f"Node is missing in {TOOLS}: `make test` installs it."
    assert reader.exists(), f"ical.js is missing in {TOOLS}: `make test` installs it."
    done = subprocess.run([node, SCRIPT, reader], input=text.encode(), capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
