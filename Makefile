# The Rare Cancer Library's commands. `make help` lists them.

PORT ?= 8000
export PORT

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Exit status 1 says that some lines or files could not be indexed: the library is served all the same.
# A thesaurus that has not changed since it was loaded is left as it is.
THESAURUS := documents/thesaurus/concepts.jsonl
SERVE := $(BIN)/rarecare-index thesaurus load $(THESAURUS) || [ $$? -eq 1 ] || exit $$?; \
	$(BIN)/rarecare-index update || [ $$? -eq 1 ] || exit $$?; exec $(BIN)/rarecare-search serve
TYPED := $(patsubst %/__init__.py,-p %,$(wildcard */__init__.py))

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix bench texts pdfua

help: ## list these commands
	@echo "The Rare Cancer Library:"
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: .venv/.library ## get all that the library needs: virtual environment, Elasticsearch, Tika
	@$(BIN)/rarecare-engines fetch

demo: setup ## index documents/ and serve it at http://127.0.0.1:8000 until Ctrl-C (PORT=8123: elsewhere)
	@exec $(BIN)/rarecare-engines run -- sh -c '$(SERVE)'

test: .venv/.development ## run all tests, on engines of their own
	@exec $(BIN)/python -m pytest

check: .venv/.development ## check format, style, types and documentation; needs no engine
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(TYPED)
	@$(BIN)/python -m search_app.locales check
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_docs.py

fix: .venv/.development ## put format and style right where that can be done by a program
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.development ## measure speed and memory beside the bare engines, and how well is found beside the last figures
	@exec $(BIN)/rarecare-engines run -- sh -c '$(BIN)/python -m bench; $(BIN)/python -m bench.relevance'

texts: .venv/.development ## bring the catalogues of the pages' texts up to the messages in code and templates
	@exec $(BIN)/python -m search_app.locales update

pdfua: .venv/.development ## check by veraPDF that the tagged PDFs of documents/ keep PDF/UA-1
	@exec $(BIN)/python -m documents._build --pdfua

# What runs the library, exactly as it is locked; then the library itself, as it lies here.
.venv/.library: requirements.lock pyproject.toml
	@sh engines/preflight.sh .venv
	@echo "Installing the library's requirements into .venv"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

# What tests and checks need besides.
.venv/.development: .venv/.library requirements-dev.lock
	@echo "Installing what the tests need into .venv"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
