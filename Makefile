# QuantQuake. `make` alone lists the targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --system-certs
export HOST ?= 127.0.0.1
export PORT ?= 8050
# Threads of matrix products wait for each other on busy cores: one is several times quicker.
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: help setup run test lint format types audit sbom lock bench load chaos soak calibrate validate sensitivity docs baseline mutants clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.runtime ## make .venv and install the pinned requirements

run: .venv/.runtime ## serve QuantQuake on HOST:PORT (default 127.0.0.1:8050)
	@echo "QuantQuake: http://$(HOST):$(PORT)/"
	@exec $(PY) -m gunicorn -c gunicorn.conf.py wsgi:server

# Browser tests have the machine to themselves, two at a time: more make each other late. Status 5:
# ARGS leave no test of one of the two kinds.
test: .venv/.dev ## install what the tests need, then pass every test (also in a real browser)
	@$(PY) -m tests.ensure_browser
	@$(PY) -m tests.ensure_services
	$(PY) -m pytest -n auto --dist loadfile -m "not browser" $(ARGS) || [ $$? -eq 5 ]
	$(PY) -m pytest -n 2 --dist loadfile -m browser $(ARGS) || [ $$? -eq 5 ]

lint: .venv/.dev ## check style and formatting
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

format: .venv/.dev ## rewrite the code in the house format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

types: .venv/.dev ## check the type annotations
	$(PY) -m mypy

audit: .venv/.tools ## hold every locked version against known vulnerabilities; read the Dockerfile
	$(PY) -m tests.audit
	.venv/bin/hadolint Dockerfile

sbom: .venv/.tools ## write sbom.json: what the server is made of (CycloneDX)
	$(PY) -m cyclonedx_py requirements requirements/serve.txt --output-reproducible -o sbom.json

# Each lock stays within the one below it, so that no two sets of requirements differ in a version.
lock: .venv/.tools ## write requirements/*.txt again from requirements/*.in, with hashes
	cd requirements && U='../$(LOCK)' && $$U serve.in -o serve.txt \
	  && $$U -c serve.txt research.in -o research.txt \
	  && $$U -c research.txt worker.in -o worker.txt && $$U -c research.txt -c worker.txt dev.in -o dev.txt \
	  && for name in bench mutants tools; do $$U -c dev.txt $$name.in -o $$name.txt || exit 1; done

bench: .venv/.bench ## measure engine, peers and page; see docs/performance.md
	@$(PY) -m tests.ensure_browser
	$(PY) -m benchmarks

load: .venv/.bench ## people, storms and known answers against a real server (minutes)
	@$(PY) -m tests.ensure_services
	$(PY) -m benchmarks.load

chaos: .venv/.bench .venv/.worker ## let every fault happen to a real server, Redis and Celery (minutes)
	@$(PY) -m tests.ensure_services
	$(PY) -m benchmarks.chaos

soak: .venv/.bench ## half an hour of people; memory and times are to stay flat
	@$(PY) -m tests.ensure_services
	$(PY) -m benchmarks.soak

# SCHEDULER=tcp://HOST:8786 lends the workers of a Dask cluster; without it, processes of this machine.
DASK = $(if $(SCHEDULER),--scheduler $(SCHEDULER))

calibrate: .venv/.research ## fit every structure again; goes on where it was stopped (minutes)
	$(PY) -m model.calibration $(DASK) $(ARGS)

validate: .venv/.research ## hold every structure against what happened, the null model and a peer
	$(PY) -m model.validation $(DASK) $(ARGS)
	$(PY) -m docs.generate

sensitivity: .venv/.research ## Sobol indices of the headline numbers (SALib)
	$(PY) -m model.validation --sensitivity $(DASK) $(ARGS)
	$(PY) -m docs.generate

docs: .venv/.runtime ## write the generated pages of docs/ again
	$(PY) -m docs.generate

baseline: .venv/.dev ## write the reviewed headline numbers again (tests/proof/baseline.csv)
	$(PY) -m tests.proof.baseline

mutants: .venv/.mutants ## put 100 faults into model/ and see which the tests notice (minutes)
	$(PY) -m tests.proof.mutants $(COUNT)

clean: ## remove .venv and every cache
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later with venv was found. On Debian type:" \
		"sudo apt-get install python3 python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements/serve.txt | .venv/.made
	$(PIP) $<
	@touch $@

.venv/.%: requirements/%.txt .venv/.runtime
	$(PIP) $<
	@touch $@
