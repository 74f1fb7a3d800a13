# `make demo` and `make test` set everything up by themselves, in .venv, and work offline afterwards.
PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
STAMP := .venv/.ready
RELEASE ?=
TESTS ?= tests

.PHONY: demo test test-slow lint bench setup lock messages clean

setup: $(STAMP)

$(STAMP): pyproject.toml requirements.lock audiocast/__init__.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "AudioCast needs Python 3.11 or newer.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

test: $(STAMP)
	$(BIN)/python -m pytest -m "not slow" $(TESTS)

test-slow: $(STAMP)
	$(BIN)/python -m pytest -m slow $(TESTS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/python -m bench

lock: $(STAMP)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	  --generate-hashes --no-header --no-annotate pyproject.toml --all-extras --group dev -o requirements.lock
