# `make demo` and `make test` set everything up by themselves, in .venv, and work offline afterwards.
PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
STAMP := .venv/.ready
RELEASE ?= releases/2026-05-14-encuentro-riego.txt
TESTS ?= tests

.PHONY: demo test test-slow lint bench setup lock messages docs

demo: $(STAMP)
	@$(BIN)/audiocast make "$(RELEASE)"
	@$(BIN)/audiocast check
	@echo
	@echo "The episode is in episodes/, the feed and its media are in feeds/ (feeds/podcast.xml)."
	@echo "To hear it in a natural voice (needs the internet, and sends the text to Google):"
	@echo "  $(BIN)/audiocast make \"$(RELEASE)\" --voice gtts:com.mx"

test: $(STAMP)
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow" $(TESTS)

test-slow: $(STAMP)
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m slow $(TESTS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)
	@$(BIN)/python -m bench

setup: $(STAMP)

$(STAMP): pyproject.toml requirements.lock audiocast/__init__.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "AudioCast needs Python 3.11 or newer.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q audiocast
	@touch $@

# Pin the newest versions that fit pyproject.toml.
lock: $(STAMP)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	  --generate-hashes --no-header --no-annotate pyproject.toml --all-extras --group dev -o requirements.lock

# Bring new messages into the Spanish catalogue; translate the empty ones, then run it again.
messages: $(STAMP)
	@$(BIN)/python docs/catalogue.py

docs: $(STAMP)
	$(BIN)/python docs/reference.py
