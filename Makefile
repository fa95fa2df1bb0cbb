# `make run` starts a demo practice, `make practice` your own, `make test` passes the tests; `make help` lists the rest.
SHELL := /bin/bash
PYTHON := .venv/bin/python
DEV := .venv/.dev-installed
PIN := .venv/bin/uv pip compile -q --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links
INSTALL := .venv/bin/uv pip install -q --require-hashes --compile-bytecode --python $(PYTHON)
NODE_TOOLS := ical.js@2.2.1 @biomejs/biome@2.6.8
SITE_TOOLS := lighthouse@13.5.0 html-validate@11.21.1
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/npm install --silent --no-save --no-package-lock --no-audit --no-fund --ignore-scripts
.DEFAULT_GOAL := help
unexport PYTHONDONTWRITEBYTECODE  # the suite starts hundreds of processes; compiling everything in each takes minutes

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: .venv/.installed ## a demo practice at http://localhost:8000, with its job worker
	@DEMO=1 $(PYTHON) scripts/run_demo.py

practice: .venv/.installed ## a practice of your own at http://localhost:8000, begun with a few questions
	@$(PYTHON) scripts/run_practice.py

test: $(DEV) ## the tests, on the database that DATABASE_URL names (SQLite when unset)
	@scripts/run_tests

migrated: $(DEV) ## the databases that the tests begin with, which they otherwise make themselves
	@DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) -c "import django; django.setup(); from tests.databases import migrated; migrated()"

test-days: $(DEV) ## the tests on awkward days: a month's end, February 29, clock changes, three years on
	@scripts/run_test_days

coverage: $(DEV) ## which lines no test runs, the browser's apart; fails below the floor in pyproject.toml
	@env -u DATABASE_URL ARGS=--cov BROWSER=0 MODULES=0 scripts/run_tests

test-services: $(DEV) ## all the tests but the browser's on a PostgreSQL and a Redis of their own
	@folder=$$(mktemp -d); . scripts/services.sh $$folder; EVERYTHING=1 BROWSER=0 MODULES=0 scripts/run_tests; code=$$?; bash $$folder/stop; rm -rf $$folder; exit $$code

walk: $(DEV) ## every address with every row of a demo practice, as everyone, with a table; minutes
	@WALK=1 .venv/bin/python -m pytest -q -n $${WORKERS:-auto} tests/test_every_row.py tests/test_permissions.py tests/test_others_rows.py tests/test_wagtail_screens.py tests/test_account_addresses.py tests/test_planted_words.py $(ARGS)

long: $(DEV) ## what `make test` leaves out: every screen at every width in both schemes, rows from the first version on SQLite; minutes
	@EVERYTHING=1 .venv/bin/python -m pytest -q -n $${WORKERS:-auto} --dist loadgroup -m long $(ARGS)

fuzz: $(DEV) ## pairs of values that break sites, at random for LONG=60 seconds; SEED repeats a run
	@$(PYTHON) -m pytest -q tests/fuzz_values.py

values: $(DEV) ## every value that breaks sites at every parameter, on a PostgreSQL and a Redis of their own; long
	@folder=$$(mktemp -d); . scripts/services.sh $$folder; VALUES=every .venv/bin/python -m pytest -q -n $${WORKERS:-auto} tests/test_values.py $(ARGS); code=$$?; bash $$folder/stop; rm -rf $$folder; exit $$code

lint: $(DEV) ## style, types, templates, scripts, migrations, production settings
	@scripts/run_lint

hooks: $(DEV) ## lets git look at what a commit touches, as lint does
	@.venv/bin/pre-commit install

bench: $(DEV) ## speed as ratios, and how good the message check is
	@for bench in scripts/bench_*.py; do echo "== $$bench"; $(PYTHON) $$bench || exit 1; done

lighthouse: .venv/site-tools/.installed ## Lighthouse on the public pages as a phone sees them, the median of five; minutes
	@$(PYTHON) scripts/lighthouse.py

html: .venv/site-tools/.installed ## the HTML of every public page type, by a validator
	@$(PYTHON) scripts/check_html.py

screenshots: $(DEV) ## every kind of page, email and screen of the demo as pictures in var/screenshots; ONLY=public,home narrows it
	@$(PYTHON) scripts/screenshots.py

train: $(DEV) ## learns the message check's weights from its example messages
	@.venv/bin/uv run -q --script scripts/train_check.py

pins: $(DEV) ## writes requirements*.txt from requirements*.in
	@for name in requirements requirements-dev; do $(PIN) $$name.in -o $$name.txt || exit 1; done
	@for name in requirements-uv requirements-tests-nodeps; do $(PIN) --no-deps $$name.in -o $$name.txt || exit 1; done

clean: ## forgets the demo's data
	@rm -rf var staticfiles

.venv/bin/uv: requirements-uv.txt
	@scripts/make_venv && touch $@

.venv/.installed: requirements.txt | .venv/bin/uv
	@$(INSTALL) -r requirements.txt && touch $@

$(DEV): requirements-dev.txt requirements-tests-nodeps.txt .venv/.installed
	@$(INSTALL) -r requirements-dev.txt
	@$(INSTALL) --no-deps -r requirements-tests-nodeps.txt
	@$(NPM) --prefix .venv $(NODE_TOOLS) && touch $@

.venv/site-tools/.installed: Makefile $(DEV)
	@$(NPM) --prefix .venv/site-tools $(SITE_TOOLS) && touch $@

.PHONY: help run practice test migrated test-days coverage test-services walk fuzz values lint hooks bench lighthouse html screenshots train pins clean
