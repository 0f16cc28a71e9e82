# `make run` and `make test` do all the set-up on a machine with Python 3.11 and make.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: run test soak install install-dev lint types layers bench csl-cases csl-styles docs fonts pictures messages clean

run: install
	$(BIN)/kb import --prune references.bib
	$(BIN)/kb serve --port $(PORT)

test: install-dev lint types layers
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile -m "not cluster"
	$(BIN)/pytest -m cluster tests/search tests/library/test_index_on_cluster.py

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev
	$(BIN)/mypy

layers: install-dev
	$(BIN)/lint-imports

# 1,000 kills of an import and 10,000 faults at its writing calls: half an hour.
soak: install-dev
	KB_FAULTS=2500 KB_KILLS=1000 $(BIN)/pytest tests/faults

bench: install-dev
	$(BIN)/python -m benchmarks

# Runs any folder of CSL test-suite cases: make csl-cases CASES=path/to/folder
csl-cases: install-dev
	$(BIN)/python -m benchmarks.csl_cases $(CASES)

# Formats items of every type in each of the installed styles; about five minutes.
csl-styles: install-dev
	$(BIN)/python -m benchmarks.csl_styles

# Writes the generated parts of docs/ anew.
docs: install
	$(BIN)/python -m docs.make_docs

# Brings the faces of the pages, cut to the letters in use; needs npm.
fonts: install-dev
	$(BIN)/python -m docs.make_fonts

# Takes the pictures of the pages that README.md and docs/ show; needs Chromium.
pictures: install-dev
	$(BIN)/python -m docs.make_pictures

# Brings the catalogues of the records' notes level with references.bib; new texts wait there for a translation.
messages: install
	$(BIN)/python -m api.collect_notes

install: .venv/installed
install-dev: .venv/installed-dev

.venv/bin/pip:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/pip pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e .
	touch $@

.venv/installed-dev: .venv/installed
	$(PIP) install -c constraints.txt -e ".[dev]"
	touch $@

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache
