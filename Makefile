# The words of this house: setup, run, test, build, check. Everything happens in .venv and var/.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
HOST ?= 127.0.0.1
PORT ?= 8000
export VERHALENBANK_HOME ?= var

# Debian keeps the module venv in a package of its own; root gets it, others are told.
VENV_FROM_DEBIAN = { rm -rf .venv; [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -q -y python3-venv \
	&& $(PYTHON) -m venv .venv; } || { echo "Python's module venv is missing: apt-get install python3-venv"; exit 1; }

BIN := .venv/bin
READY := .venv/.ready
.DEFAULT_GOAL := help
.PHONY: help setup run build check test lint constraints clean

help: ## Tell what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Install everything into .venv

# Torch goes first and alone, so that nothing else can choose another build of it.
$(READY): pyproject.toml constraints.txt
	@echo "== Making a virtual environment"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv .venv || $(VENV_FROM_DEBIAN)
	@echo "== Installing packages (about two minutes; later runs skip this)"
	$(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt torch==2.13.0
	$(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt -e '.[server,dev]'
	@touch $(READY)

build: $(READY) ## Build the index when stories or model changed
	@echo "== Building the index"
	@$(BIN)/verhalenbank build

run: build ## Set up, build the index and serve (HOST and PORT can be given)
	@echo "== Serving on $(HOST):$(PORT)"
	@$(BIN)/verhalenbank serve --host $(HOST) --port $(PORT)

check: $(READY) ## Check the stories
	@$(BIN)/verhalenbank check

lint: $(READY) ## Check style, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases tests
	$(BIN)/mypy --explicit-package-bases api_tests
	$(BIN)/lint-imports

test: lint check ## Set up and pass all checks and tests
	$(BIN)/python -m pytest

constraints: $(READY) ## Write down the versions that are installed now
	@echo "# Every package with the version that the tests ran with; made by 'make constraints'." > constraints.txt
	@$(BIN)/python -m pip freeze --exclude-editable | sed 's/^torch==.*/torch==2.13.0/' >> constraints.txt

clean: ## Remove what is derived
	rm -rf .venv var
