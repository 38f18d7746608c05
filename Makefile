# The same commands a person and CI use. `make help` lists them.

PYTHON ?= python3
PORT ?= 8000
PACK ?= wuqi
ORDERS ?= 500
BIN := .venv/bin
FRONTEND := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)

export WUDAN_PACK := $(PACK)

audit: var/house/ready ## Look every locked dependency up in the lists of known weaknesses (needs a network)
	@var/house/bin/pip-audit --progress-spinner off --strict --require-hashes --disable-pip -r requirements/run.txt -r requirements/paper.txt
	@cd frontend && npm audit --omit=dev

sbom: var/house/ready ## What this is made of, as CycloneDX: var/sbom-python.json and var/sbom-pages.json
	@var/house/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-file var/sbom-python.json requirements/run.txt
	@cd frontend && npm sbom --package-lock-only --sbom-format cyclonedx > ../var/sbom-pages.json
	@echo "var/sbom-python.json var/sbom-pages.json"

var/house/ready: requirements/house.txt
	@echo "安装核查依赖的工具 … installing the tools that look at dependencies, apart from the product"
	@test -d var/house || $(PYTHON) -m venv var/house
	@var/house/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/house.txt && touch $@
