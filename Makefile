# Everything starts here: `make help` lists what there is. Works with GNU make 3.81 and later.
# Needs Python 3.11 or later, and nothing else: PostgreSQL comes with the Python packages.

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench speed lock

BIN := .venv/bin
STAMP := .venv/installed
# More options for the program that a target runs, for example: make demo ARGS=--no-serve
ARGS :=

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(STAMP) ## make .venv and install what requirements.lock pins
	@echo "ready: $(BIN)/sourcier --help"

demo: $(STAMP) ## ingest the demo documents and serve the API (ARGS=--no-serve: only ingest)
	$(BIN)/sourcier demo $(ARGS)

check: $(STAMP) ## lint, format, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check ## check, then all tests (ARGS='-k words' for some)
	$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(ARGS)

bench: $(STAMP) ## run the measurements in bench/
	$(BIN)/python bench/log_append.py
	$(BIN)/python bench/rebuild.py
	$(BIN)/python bench/rebuild.py --live --events 20000

speed: $(STAMP) ## measure the API beside PostGraphile (Linux; needs wrk, pgbench and npm)
	$(BIN)/python bench/graphql/run.py $(ARGS)

lock: $(STAMP) ## pin what pyproject.toml asks for, with hashes (ARGS=--upgrade: newest versions)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--all-extras pyproject.toml --output-file requirements.lock $(ARGS)

# The stamp is younger than what was installed from: a repeated make has nothing to do.
$(STAMP): $(BIN)/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-build-isolation --no-deps -e .
	@touch $(STAMP)

# The first Python that is new enough; `python3` wins. The target has no prerequisites: its time
# is that of the interpreter it links to, older than any stamp.
$(BIN)/python:
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
				echo "$$python lacks the module venv (Debian: apt install python3-venv)" >&2; \
				exit 1; \
			fi; \
			echo "making .venv with $$($$python --version)"; \
			$$python -m venv .venv; \
			exit $$?; \
		fi; \
	done; \
	echo "sourcier needs Python 3.11 or later; python3 is: $$(python3 --version 2>&1)" >&2; \
	exit 1
