# amctl: `make demo` shows it, `make test` proves it. Needs python3 (3.11 or newer), make and git; all else goes into .venv.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# The demo's day, so that its dates never grow old.
TODAY := 2026-11-23

.PHONY: help setup demo test coverage covered torture postfix-test cron-test lint types layers check format snapshots messages lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(VENV)/.ready ## install everything into .venv, as locked (the other targets do it by themselves)

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "amctl needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "python3 has no venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv "$(VENV)"
	"$(RUN)" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	"$(RUN)" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	"$(RUN)" -m pip check --disable-pip-version-check > /dev/null
	@touch "$@"

demo: setup ## what is due in the example book
	@"$(RUN)" -P -m amctl -C accounts.example --today $(TODAY) --no-pager due --format table

test: setup ## the tests
	"$(RUN)" -m pytest -n auto -q $(COVER)

coverage: setup ## the tests with branch coverage: pure rooms 100 %, the whole 95 %
	@$(MAKE) --no-print-directory test COVER="--cov --cov-report="
	@$(MAKE) --no-print-directory covered

covered: setup ## what the last tests with coverage left out
	"$(RUN)" -m coverage report --fail-under=95
	"$(RUN)" -m coverage report --fail-under=100 --include='amctl/reports/*,amctl/derive/*,amctl/plans/*,amctl/rules/*,amctl/changes/*,amctl/model/*,amctl/terms.py,amctl/cadence.py,amctl/outlook.py,amctl/items.py,amctl/facts.py,amctl/findings.py,amctl/document.py,amctl/dates.py,amctl/day_words.py,amctl/money.py,amctl/errors.py,amctl/letters.py,amctl/figures.py,amctl/addresses.py,amctl/messages.py,amctl/mail/mailbox.py,amctl/mail/headers.py,amctl/mail/letter.py,amctl/mail/bounds.py,amctl/mail/entries.py'

torture: setup ## kill it, fill the disk, crowd it: the figures of docs/reliability.md (SCALE=0.1 SEED=2 ONLY=disk)
	"$(RUN)" -m pytest tests/torture -m torture -n 0 -q --no-header -p no:cacheprovider --tb=short $(if $(ONLY),-k "$(ONLY)")

postfix-test: setup ## reminders through a real Postfix with TLS and login, in a folder of its own (needs root)
	"$(RUN)" -m pytest tests/real -m postfix -n 0 -q -rs

cron-test: setup ## reminders by real cron, and what systemd says of the units (needs root; two minutes and a half)
	"$(RUN)" -m pytest tests/real -m cron -n 0 -q -rs

lint: setup ## ruff: mistakes and layout
	"$(RUN)" -m ruff check .
	"$(RUN)" -m ruff format --check .

types: setup ## mypy, strict
	"$(RUN)" -m mypy

layers: setup ## who may import whom
	"$(RUN)" -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-cache

check: lint types layers coverage ## all that CI runs

format: setup ## put the code into its layout
	"$(RUN)" -m ruff check --fix .
	"$(RUN)" -m ruff format .

snapshots: setup ## renew the recorded outputs in tests and README
	"$(RUN)" -m pytest -q --snapshot-update tests

messages: setup ## renew the catalogues of amctl/languages from the messages in the program (then translate, then again)
	"$(RUN)" -m babel.messages.frontend --quiet extract --keywords=Message --keywords=counted:1,2 --mapping=tests/language/messages.cfg --no-location --sort-output --omit-header -o "$(VENV)/messages.pot" amctl
	for one in amctl/languages/*.po; do \
	  "$(RUN)" -m babel.messages.frontend --quiet update --ignore-obsolete --no-fuzzy-matching --ignore-pot-creation-date --width=120 -l "$$(basename "$$one" .po)" -i "$(VENV)/messages.pot" -o "$$one" && \
	  "$(RUN)" -m babel.messages.frontend --quiet compile -l "$$(basename "$$one" .po)" -i "$$one" -o "$${one%.po}.mo" || exit 1; done

lock: ## renew requirements.lock from pyproject.toml (with tools of its own: setup fails while the two differ)
	$(PYTHON) -m venv "$(VENV)/lock"
	"$(VENV)/lock/bin/python" -m pip install --quiet --disable-pip-version-check uv
	"$(VENV)/lock/bin/python" -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "make lock" --extra dev -o requirements.lock pyproject.toml

clean: ## remove what the other targets made
	rm -rf "$(VENV)" dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find amctl tests -name __pycache__ -type d -prune -exec rm -rf {} +
