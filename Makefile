# All commands for development. They need Python 3.11 or later, make and git; everything else is installed on first use.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOWEST := .venv-lowest
TIER := quick
VERSION = $(shell sed -n 's/^__version__ = "\(.*\)"$$/\1/p' mockserver/__init__.py)

.PHONY: help serve test types check check-all format fuzz mutants bench content growth soak lowest clients readme docs drift upstream picture operations dist image release clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: $(READY) ## start the server; settings as MOCKSERVER_* or ARGS="--port 0"
	@$(BIN)/mockserver serve $(ARGS)

test: $(READY) ## run the tests that need only Python packages: four minutes on two cores
	$(BIN)/pytest -n auto --dist worksteal --tier $(TIER) $(ARGS)

types: $(READY) ## check types
	$(BIN)/mypy

check: $(READY) ## check format, lint, types and tests; TIER=ci adds the checks of CI
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(MAKE) --no-print-directory --jobs=2 types test

check-all: ## run the same checks with every client, tool, browser and version
	@$(MAKE) --no-print-directory check TIER=all

format: $(READY) ## format the code and fix lint errors
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

fuzz: $(READY) ## fuzz the stand-in against its contract: ARGS="--examples 2000"
	$(BIN)/mockserver verify in-process --examples 300 --sequences 300 --max-requests 1000000 $(ARGS)

mutants: $(READY) ## run the mutation tests; writes docs/mutants.md, docs/client-mutants.md
	$(BIN)/python -m tests.harness.mutants
	$(BIN)/python -m tests.harness.client_mutants

bench: $(READY) ## benchmark speed and memory, as ratios within one run
	$(BIN)/python -m benchmarks $(ARGS)

content: $(READY) ## measure search and texts of generated videos; updates docs/content.md
	$(BIN)/python -m benchmarks.content $(ARGS)

growth: $(READY) ## benchmark very large accounts; draws docs/scale.svg
	@$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks --growth $(ARGS)

soak: $(READY) ## send a million requests to one server; draws docs/soak.svg
	@$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks.soak $(ARGS)

lowest: $(READY) ## run the tests with the lowest versions of all dependencies: ARGS="tests/app"
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(LOWEST)
	@$(BIN)/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct --group lowest --editable ".[httpx,pytest,store]"
	$(LOWEST)/bin/python -m tests.lowest $(ARGS)

clients: $(READY) ## drive every published client; writes docs/evidence.md, docs/clients.md
	$(BIN)/python -m tests.clients

readme: $(READY) ## regenerate the tables of the README and docs/, and the Python methods of faults
	$(BIN)/python -m tools.fault_methods
	$(BIN)/python -m tests.docs.generated
	$(BIN)/python -m tests.docs.embeddings_page
	$(BIN)/python -m tests.docs.python_api
	$(BIN)/python -m tests.harness.rules_page

docs: $(READY) ## build the documentation site in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet $(ARGS)

drift: $(READY) ## compare the contract with the official SDKs; writes docs/drift.md
	$(BIN)/python -m tests.harness.drift_page

upstream: $(READY) ## compare the contract with the newest SDKs of PyPI and npm; fails if they have something new
	@$(BIN)/python -m tests.clients.upstream

picture: $(READY) ## take the screenshots docs/report.png and docs/page/ in a browser
	$(BIN)/python -m tests.browser.picture

operations: $(READY) ## print the table of operations
	@$(BIN)/mockserver operations

dist: $(READY) ## build the source distribution and the wheel in dist/, and check their metadata
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation .
	@$(BIN)/twine check --strict dist/*

image: ## build the image twelvelabs-mockserver with its version as a tag, for this machine
	@docker info >/dev/null 2>&1 || { echo "The image was not built: the Docker engine does not answer." >&2; exit 1; }
	docker build --tag twelvelabs-mockserver:$(VERSION) --tag twelvelabs-mockserver:latest --build-arg VERSION=$(VERSION) \
		--build-arg REVISION=$$(git rev-parse HEAD) .

release: dist image ## build the wheel, the source distribution and the image

clean: ## remove the virtual environments, build results and caches
	rm -rf site dist $(VENV) $(LOWEST) .venv-clients mockserver/compiled .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Installed once, and again when the dependencies change: the stamp is a copy of the files that name them.
DEPENDENCIES := pyproject.toml hatch_build.py
STALE := $(shell cat $(DEPENDENCIES) | cmp -s - $(READY) || rm -f $(READY))
$(READY):
	@echo "Setting up $(VENV): this takes a minute or two, and is done once." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable ".[store,verify]" --group dev
	@cat $(DEPENDENCIES) > $@
