"""How much the walks tried, at the end of a run: also of `-q`, and also of many processes."""

from collections import defaultdict

TRIED = "tried"


def pytest_terminal_summary(terminalreporter):
    """Adds up what each test said that it tried; what two of them tried is counted once."""
    tried = defaultdict(set)
    for report in [each for found in terminalreporter.stats.values() for each in found if hasattr(each, "user_properties")]:
        for name, value in report.user_properties:
            if name == TRIED and report.when == "call":
                for what, found in value.items():
                    tried[what].update(found)
    if tried:
        words = ", ".join(f"{len(found):,} {what}" for what, found in sorted(tried.items()))
        terminalreporter.write_line(f"Values walk: {words}.")


def say(request, tried):
    """Hands what a test tried, {what: names}, to the summary."""
    request.node.user_properties.append((TRIED, {what: sorted(map(str, found)) for what, found in tried.items()}))
