# The same commands a person and CI use. `make help` lists them.

PYTHON ?= python3
PORT ?= 8000
PACK ?= wuqi
ORDERS ?= 500
BIN := .venv/bin
FRONTEND := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)

export WUDAN_PACK := $(PACK)
export PYTHONDONTWRITEBYTECODE := # a process that must compile all modules starts a second later, and dozens are started

.PHONY: run test test-long test-nightly check check-types check-rest fix bench bench-volunteers bench-rooms bench-points bench-backup bench-audit bench-reach lighthouse bench-trials bench-dispatch bench-peers bench-raw bench-nation bench-nation-clean bench-replica bench-scale bench-scale-clean bundle audit sbom help
.DEFAULT_GOAL := help

run: .venv/run var/assets/.vite/manifest.json var/locale/en/LC_MESSAGES/django.mo ## Serve the demo county on http://localhost:8000 (PORT=…, PACK=yuyang)
	@WUDAN_DEMO=1 $(BIN)/wudan migrate
	@WUDAN_DEMO=1 $(BIN)/wudan demo --if-empty --orders $(ORDERS)
	@WUDAN_DEMO=1 exec $(BIN)/wudan serve --port $(PORT)

test: .venv/dev var/assets/.vite/manifest.json var/locale/en/LC_MESSAGES/django.mo ## All but the long tests on SQLite; those marked postgres, which lean on the database, on PostgreSQL too
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not long"
	$(BIN)/python -m tests.databases -- $(BIN)/python -m pytest -q -n 2 --dist worksteal -m "postgres and not long"

test-long: .venv/dev var/assets/.vite/manifest.json ## The tests that take minutes
	$(BIN)/python -m pytest -q -m long
	$(BIN)/python -m tests.databases -- $(BIN)/python -m pytest -q -m "long and postgres"

test-nightly: .venv/dev var/assets/.vite/manifest.json ## A hundred thousand random steps through the five orders, against a model
	WUDAN_TEST_WALKS=2000 $(BIN)/python -m pytest -q -m long tests/stateful/test_five_orders.py

FLOWS = meetings:task rewards:redemption honors.flow:campaign honors:household projects:project orders:order activities:activity sites:resource deliveries:delivery teams:support # package:page

check: .venv/dev var/assets/.vite/manifest.json ## Style, types, import contracts, drawings, migrations
	@$(MAKE) --no-print-directory -j 2 check-types check-rest

check-types: # as long as all the rest, on a processor of its own
	$(BIN)/mypy

check-rest:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@for flow in $(FLOWS); do $(BIN)/python -m wudan.$${flow%:*}.drawing | diff docs/flows/$${flow#*:}.md - || { echo "docs/flows/$${flow#*:}.md differs from the table it is drawn from: make fix"; exit 1; }; done
	$(BIN)/python -m tests.matrix.drawing | diff docs/security/permissions.md - || (echo "docs/security/permissions.md differs from tests/matrix/expected.toml: make fix"; exit 1)
	$(BIN)/python -m django makemigrations --check --dry-run --settings config.settings
	$(BIN)/python frontend/build.py check
	$(BIN)/python locale/catalogue.py check

fix: .venv/dev ## Format, tidy, redraw
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@for flow in $(FLOWS); do $(BIN)/python -m wudan.$${flow%:*}.drawing > docs/flows/$${flow#*:}.md; done
	$(BIN)/python -m tests.matrix.drawing > docs/security/permissions.md

bench: .venv/dev var/assets/.vite/manifest.json ## CPU and SQL per request on SQLite and PostgreSQL
	$(BIN)/python -m bench.requests
	$(BIN)/python -m tests.databases -- $(BIN)/python -m bench.requests

bench-volunteers: .venv/dev var/assets/.vite/manifest.json ## What the list of activities and a year of hours cost, with 10,000 volunteers
	$(BIN)/python -m bench.volunteering
	$(BIN)/python -m tests.databases -- $(BIN)/python -m bench.volunteering

bench-rooms: .venv/dev var/assets/.vite/manifest.json ## What a week and the booking page of a room with 5,000 bookings cost
	$(BIN)/python -m bench.rooms
	$(BIN)/python -m tests.databases -- $(BIN)/python -m bench.rooms

bench-points: .venv/dev var/assets/.vite/manifest.json ## What points cost, with 36,600 households and 2,000,000 entries
	$(BIN)/python -m bench.points
	$(BIN)/python -m tests.databases -- $(BIN)/python -m bench.points

bench-backup: .venv/dev var/assets/.vite/manifest.json ## A backup under writes and its restore: 200,000 persons, 2,000,000 entries, 5 GB of files; takes half an hour and 17 GB
	$(BIN)/python -m bench.backup
	$(BIN)/python -m tests.databases -- $(BIN)/python -m bench.backup

bench-trials: .venv/dev ## How long trying earning rules out over a big county's quarter takes, on both databases
	$(BIN)/python -m bench.trials
	$(BIN)/python -m tests.databases -- $(BIN)/python -m bench.trials

bench-audit: .venv/dev ## How fast a million records of the journal are proved, on both databases
	$(BIN)/python -m bench.audit
	$(BIN)/python -m tests.databases -- $(BIN)/python -m bench.audit

bench-reach: .venv/dev ## How far it is from each village to each kind of service: a county, and a nation of 620,573 villages
	$(BIN)/python -m bench.reach

lighthouse: .venv/dev ## Lighthouse (mobile) on the portal of a house that runs: URL=http://localhost:8000
	$(BIN)/python -m bench.lighthouse $(or $(URL),http://localhost:$(PORT))

bench-dispatch: .venv/dev var/peers/ready ## The dispatch engine beside pinned peers (ONLY=C2,C3, QUICK=1, INSTANCES=folder)
	$(BIN)/python -m bench.dispatch $(if $(ONLY),--only $(ONLY)) $(if $(QUICK),--quick,--page) $(if $(INSTANCES),--instances $(INSTANCES))

var/peers/ready: requirements/peers.txt
	@echo "安装对照求解器 … installing the peers of bench-dispatch, apart from the product"
	@test -d var/peers || $(PYTHON) -m venv var/peers
	-@var/peers/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/peers.txt && touch $@

bench-peers: .venv/dev var/assets/.vite/manifest.json ## Our list and write beside pretix, Indico and django-helpdesk (ONLY=ours,pretix, QUICK=1)
	$(BIN)/python -m bench.peers $(if $(ONLY),--only $(ONLY)) $(if $(QUICK),--quick,--page)

bench-raw: .venv/dev var/assets/.vite/manifest.json ## What share of the database's own rate the web keeps, and where the rest goes (QUICK=1)
	$(BIN)/python -m bench.raw $(if $(QUICK),--quick,--page)

bench-nation: NATION = $(if $(filter command line environment,$(origin ORDERS)),--orders $(ORDERS))
bench-nation: .venv/dev var/assets/.vite/manifest.json ## One county's hot requests among 2,978 counties and a million orders (ORDERS=…): 20 GB, 10 million need 140 GB, or 50 where the file system of BENCH_NATION compresses (COMPRESSED=1); PARTED=1 cuts the journal as well
	$(BIN)/python -m bench.nation $(NATION) $(if $(COMPRESSED),--compressed) $(if $(PARTED),--parted) --page

bench-nation-clean: ## Remove what bench-nation made
	$(BIN)/python -m bench.nation --remove

bench-replica: .venv/dev var/assets/.vite/manifest.json ## A copy for reports: how far behind, passed by when it lags or dies, and what a fail-over loses
	$(BIN)/python -m bench.replica --page

bench-scale: .venv/dev var/assets/.vite/manifest.json ## Hot pages and writes at a county's year, at ten and a hundred times it (SCALE="1 10"), on both databases: 25 GB for all
	$(BIN)/python -m bench.scale $(SCALE) --page

bench-scale-clean: ## Remove what bench-scale laid
	$(BIN)/python -m bench.scale --remove

bundle: .venv/run var/assets/.vite/manifest.json var/locale/en/LC_MESSAGES/django.mo ## Everything to install without a network: var/wudan-VERSION.tar.gz
	@$(BIN)/python deploy/bundle.py

audit: var/house/ready ## Look up in the lists of known weaknesses what a release runs with: run.txt, paper.txt, the pages' packages (needs a network)
	@var/house/bin/pip-audit --progress-spinner off --strict --require-hashes --disable-pip -r requirements/run.txt -r requirements/paper.txt
	@cd frontend && npm audit --omit=dev

sbom: var/house/ready ## What this is made of, as CycloneDX: var/sbom-python.json and var/sbom-pages.json
	@cat requirements/run.txt requirements/paper.txt | var/house/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-file var/sbom-python.json -
	@cd frontend && npm sbom --package-lock-only --sbom-format cyclonedx > ../var/sbom-pages.json
	@echo "var/sbom-python.json var/sbom-pages.json"

var/house/ready: requirements/house.txt
	@echo "安装核查依赖的工具 … installing the tools that look at dependencies, apart from the product"
	@test -d var/house || $(PYTHON) -m venv var/house
	@var/house/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/house.txt && touch $@

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/run: requirements/run.txt requirements/paper.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新版本（$(PYTHON) 太旧）。 Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "缺少 venv：请先 apt install python3-venv。 Please install python3-venv."; exit 1; }
	@test -d .venv || $(PYTHON) -m venv .venv
	@echo "安装依赖 … installing dependencies"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/run.txt
	-@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/paper.txt || echo "识读纸表的部件没有装上，别的都能用。 Reading paper sheets is not installed; all else works."
	@printf '#!/bin/sh\nPYTHONPATH="$(CURDIR)" exec "$(CURDIR)/$(BIN)/python" -m wudan.jobs.commandline "$$@"\n' > $(BIN)/wudan
	@chmod +x $(BIN)/wudan
	@touch $@

.venv/dev: .venv/run requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt -r requirements/paper.txt
	@touch $@

var/locale/en/LC_MESSAGES/django.mo: locale/en/LC_MESSAGES/django.po locale/catalogue.py | .venv/run
	@$(BIN)/python locale/catalogue.py build

var/assets/.vite/manifest.json: $(FRONTEND) | .venv/run
	@echo "生成页面资源 … building pages' assets"
	@$(BIN)/python frontend/build.py
