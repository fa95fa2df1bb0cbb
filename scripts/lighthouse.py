"""Lighthouse on the demo practice as production serves it, as a phone sees it: the median of five for each kind of page.

`make lighthouse` installs it and starts this; PAGES=home,article asks for these alone, RUNS=1 for one run each.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

import demo_site

LIGHTHOUSE = demo_site.ROOT / ".venv" / "site-tools" / "node_modules" / ".bin" / "lighthouse"
PAGES = os.environ.get("PAGES", "home,article,service,consultation,check,coach").split(",")
RUNS = int(os.environ.get("RUNS", "5"))
# Lighthouse itself asks to be run again where Chromium's trace has no beginning, as right after Chromium's first start.
TRIES = 3
CHROMIUM = "--headless=new --no-sandbox --disable-quic --disable-background-networking"
SCORES = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
# What is measured: (how Lighthouse calls it, the most it may be, how it is written)
MEASURES = {
    "LCP": ("largest-contentful-paint", 1500, "{:.0f} ms"),
    "CLS": ("cumulative-layout-shift", 0.01, "{:.3f}"),
    "TBT": ("total-blocking-time", 0, "{:.0f} ms"),
    "bytes": ("total-byte-weight", 100_000, "{:,.0f}"),
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        demo_site.load(folder)
        paths = demo_site.public_pages()
        paths.setdefault("coach", paths["coach's times"])
        with demo_site.production() as site:
            held = [report(name, [run(site + paths[name], folder) for _run in range(RUNS)]) for name in PAGES if name in paths]
    return 0 if all(held) else 1


def run(url, folder):
    """Lighthouse's report on a page."""
    output = f"{folder}/report.json"
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={output}", f"--chrome-flags={CHROMIUM}"]
    env = {**os.environ, "CHROME_PATH": "/usr/bin/chromium", "PATH": f"{demo_site.ROOT}/.venv/bin:{os.environ['PATH']}"}
    command += [f"--only-categories={','.join(SCORES)}"]
    for _try in range(TRIES):
        if subprocess.run(command, env=env, check=False, stdout=subprocess.DEVNULL).returncode == 0:
            with open(output) as file:
                return json.load(file)
    raise SystemExit(f"Lighthouse could not look at {url}.")


def report(name, runs):
    """Prints the medians of a page and what Lighthouse holds against it; whether all is within the limits."""
    scores = {key: statistics.median(round(100 * each["categories"][key]["score"]) for each in runs) for key in SCORES}
    medians = {
        key: statistics.median(each["audits"][audit]["numericValue"] for each in runs)
        for key, (audit, _most, _format) in MEASURES.items()
    }
    written = [f"{key} {MEASURES[key][2].format(value)}" for key, value in medians.items()]
    print(f"{name:<14}{' / '.join(f'{score:.0f}' for score in scores.values())}   {', '.join(written)}", flush=True)
    for words in complaints(runs[-1]):
        print(f"{'':<14}{words}")
    return all(scores[key] >= least for key, least in SCORES.items()) and all(
        value <= MEASURES[key][1] for key, value in medians.items()
    )


def complaints(found):
    """What has no full mark in a category that has to be perfect."""
    for category in list(SCORES)[1:]:
        for reference in found["categories"][category]["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['title']}"


if __name__ == "__main__":
    sys.exit(main())
