# Every target does its own set-up on a fresh machine, which needs git, make and any Python from 3.9 on.
# The first that runs: pyenv and others leave commands on the path that only say what they are not.
PYTHON := $(shell for python in python3 /usr/bin/python3 python3.13 python3.12 python3.11 python3.10 python3.9 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 9))' >/dev/null 2>&1 && echo $$python && break; done)
VENV := .venv/bin/python
VAR := $(or $(SOUNDING_BOARD_VAR),var)

# Rasa and ONNX Runtime report to their makers unless they are told not to.
export RASA_TELEMETRY_ENABLED := false
export ORT_DISABLE_TELEMETRY := 1

ifdef PORT
export SOUNDING_BOARD_PORT := $(PORT)
endif
ifdef UPGRADE
export UPGRADE
endif

.DEFAULT_GOAL := help
.PHONY: help run test prove check chat eval bench coach rotate-secrets sbom audit fuzz doctor teams train lock clean python

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: python ## set up what is missing, start everything and print the address to open (PORT=8090 for another port)
	@$(PYTHON) -m scripts.run

test: python ## the tests, whole conversations with the trained bot among them (ARGS="-k name" for some of them)
	@$(PYTHON) -m scripts.setup dev
	$(VENV) -m pytest tests --ignore=tests/prove --numprocesses 2 --dist loadgroup $(ARGS)

prove: python ## what takes longer: random walks, large volumes, faults (ARGS as for test)
	@$(PYTHON) -m scripts.setup dev
	$(VENV) -m pytest tests/prove $(ARGS)

check: python ## linters, types, imports, the pack and the bot's data: all that needs no run
	@$(PYTHON) -m scripts.environments dev
	@$(VENV) -m scripts.check

chat: python ## talk in the terminal with what 'make run' started elsewhere (ARGS="--record plan.docx")
	@$(PYTHON) -m scripts.environments main
	@$(VENV) -m chat $(ARGS)

eval: python ## measure understanding (SETS=folder of sets, JSON=file to write)
	@$(PYTHON) -m scripts.setup dev
	@$(VENV) -m evaluation $(if $(SETS),--sets "$(SETS)") $(if $(JSON),--json "$(JSON)")

bench: python ## measure speed and memory beside the stock bot (JSON=file to write, ONLY=bot, reviews, slack or teams)
	@$(PYTHON) -m scripts.setup dev
	@$(VENV) -m bench $(if $(ONLY),--only "$(ONLY)") $(if $(JSON),--json "$(JSON)")

coach: python ## print a link with which a coach sets a password (NAME="Ann Lee", ROLE=coach, lead or administrator)
	@$(PYTHON) -m scripts.environments main
	@test -n "$(NAME)" || { echo 'Say who: make coach NAME="Ann Lee"' >&2; exit 1; }
	@$(VENV) -m scripts.ours review coach "$(NAME)" $(if $(ROLE),--role "$(ROLE)")

rotate-secrets: python ## new secrets at the next start; nobody is signed out (NOW=1 after a theft: everybody is)
	@$(PYTHON) -m scripts.secrets $(if $(NOW),--forget)

sbom: python ## write what both environments are made of to var/sbom, as CycloneDX
	@$(PYTHON) -m scripts.environments dev
	@$(VENV) -m scripts.sbom

audit: python ## ask for known weaknesses of all that is installed, where an advisory service can be reached
	@$(PYTHON) -m scripts.environments dev
	@$(VENV) -m scripts.audit

fuzz: python ## throw made-up payloads at all that reads foreign ones (MINUTES=10)
	@$(PYTHON) -m scripts.environments dev
	@$(VENV) -m tests.fuzz --minutes $(or $(MINUTES),10)

doctor: python ## say which channels are set up, and what is missing or wrong
	@$(PYTHON) -m scripts.environments main
	@$(VENV) -m scripts.ours gateway.doctor

teams: python ## make the app for Teams (APP_ID=… ADDRESS=https://… COUNCIL="Example Council" FILE=app.zip)
	@$(PYTHON) -m scripts.environments main
	@$(VENV) -m deploy.teams --app-id "$(APP_ID)" --address "$(ADDRESS)" --council "$(COUNCIL)" $(FILE)

train: python ## train the bot and search where something they are made of has changed
	@$(PYTHON) -m scripts.setup main

lock: python ## write requirements/*.txt anew from requirements/*.in (UPGRADE=1 for the newest versions)
	@$(PYTHON) -m scripts.lock

clean: ## remove environments, models and caches; conversations and secrets stay
	rm -rf .venv .venv-rasa .tools "$(VAR)/models" "$(VAR)/rasa" "$(VAR)/bench" "$(VAR)/sbom" "$(VAR)/fuzz" .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

python:
	@test -n "$(PYTHON)" || { echo "No Python from 3.9 on was found: install one (for example your system's python3) and start again." >&2; exit 1; }
