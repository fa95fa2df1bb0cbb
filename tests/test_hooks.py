"""What git asks before a commit is what `make lint` asks, by the same programs."""

import re

import yaml

from tests.test_imports import ROOT

REPOS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]


def test_every_hook_is_local():
    assert [repo["repo"] for repo in REPOS] == ["local"]


def test_every_hook_runs_what_lint_runs():
    lint = (ROOT / "scripts/run_lint").read_text()
    programs = [re.sub(r" --(?!quiet|lint|check|error-on-warnings)\S+", "", hook["entry"]) for hook in REPOS[0]["hooks"]]
    assert [program for program in programs if program not in lint] == []
