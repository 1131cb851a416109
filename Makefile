# make run    the engine with its own Temporal and PostgreSQL: make run ARGS='--quiet --for 60'
# make test   all tests, the pure ones first
# make chaos  has every part of the engine fail in the middle of cases and of messages, and holds it to all it had accepted (three minutes)
# make chaos-long  the same with many more cases and kills (a quarter of an hour);  make soak  faults at random: make soak MINUTES=10 SEED=1
# make browser  the managers' board in a real Chromium, on a desktop and on a phone (two minutes; apt-get install chromium)
# make deploy-check  deploy/ by the programs that know it: kubectl, docker-compose, systemd-analyze, shellcheck, hadolint …
# make check  format, lint, types, which folder may import which, whether uv.lock is that of pyproject.toml, and whether docs/reference/ is up to date
# make format put the code into shape
# make privacy  puts marked names and texts in by every way, and searches whatever operators can read for them (half a minute)
# make fuzz   look for inputs that break something, for so many seconds: make fuzz SECONDS=600
# make audit  whether a vulnerability of a package that we use is known;  make sbom  every package with its hash (CycloneDX)
# make bench  Frontdoor beside a bare Temporal workflow (half an hour or so); some of it: make bench ARGS='throughput latency'
# make bench-core  how fast the pure core is (under a minute): decided commands and rehearsed referrals
# make counts  allow what the recorded journeys cost in events and actions; make test fails while one costs more than allowed
# make bench-board  how fast the managers' pages are over 10,000 open cases (5 minutes or so)
# make mutants changes what decides dates, gates and ladders, and lists the changes that no test notices (5 minutes or so)
# make screenshots  take the README's pictures of the board anew;  make assets  fetch what the board's pages are made with
# make docs   write docs/reference/ from the rules; make check fails while it is stale

BIN := .venv/bin
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test chaos chaos-long soak browser privacy fuzz audit sbom deploy-check bench bench-core bench-board counts mutants check format docs screenshots assets clean

run: .venv/.ready
	@exec $(BIN)/python worker.py --embedded $(ARGS)

# Two runs, the pure tests first. The others spend much of their time waiting for a server: three files side by side.
# A test that hangs ends its process (see pyproject.toml), and the run with it.
test: .venv/.ready
	@$(BIN)/pytest -q -n 2 --dist worksteal tests/practice
	@$(BIN)/pytest -q -n 3 --dist loadfile --no-loadscope-reorder --max-worker-restart=0 tests --ignore=tests/practice \
		--ignore=tests/chaos --ignore=tests/browser --ignore=tests/deploy --ignore=tests/fuzz --ignore=tests/privacy

# Five files side by side, as they spend most of their time waiting for what has failed to be missed.
chaos: .venv/.ready
	@$(BIN)/pytest -q -n 5 --dist loadfile -m 'not long' tests/chaos

chaos-long: .venv/.ready
	@$(BIN)/pytest -q -o faulthandler_timeout=3600 -m long tests/chaos

MINUTES := 10
soak: .venv/.ready
	@$(BIN)/python -m tests.chaos.soak --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

browser: .venv/.ready
	@$(BIN)/pytest -q tests/browser

deploy-check: .venv/.ready
	@UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv-deploy $(BIN)/uv sync --quiet --frozen --only-group deploy \
		--python $(BIN)/python
	@PATH="$$PWD/.venv-deploy/bin:$$PATH" $(BIN)/pytest -q tests/deploy

SECONDS := 60
privacy: .venv/.ready
	@$(BIN)/pytest -q tests/privacy

fuzz: .venv/.ready
	@$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

audit: .venv/.ready
	@.ci/audit

sbom: .venv/.ready
	@$(BIN)/uv export --quiet --frozen --no-dev --preview-features sbom-export --format cyclonedx1.5

bench: .venv/.ready
	@$(BIN)/python -m bench $(ARGS)

bench-core: .venv/.ready
	@$(BIN)/python -m bench core

counts: .venv/.ready
	@$(BIN)/python -m tests.replay.counts

bench-board: .venv/.ready
	@$(BIN)/python -m bench board $(ARGS)

mutants: .venv/.ready
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

check: .venv/.ready
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports
	@$(BIN)/uv lock --quiet --check --offline
	@$(BIN)/python -m docs.generate --check

format: .venv/.ready
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: .venv/.ready
	@$(BIN)/python -m docs.generate

screenshots: .venv/.ready
	@$(BIN)/python -m tests.browser.screenshots

assets: .venv/.ready
	@$(BIN)/python -m board.fetch_assets

clean:
	@rm -rf .venv .venv-deploy .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@echo "Removed .venv and the caches. Cases and keys in var/ are untouched."

.venv/.ready: pyproject.toml uv.lock .ci/python
	@python=$$(.ci/python); \
	echo "Setting up .venv with $$($$python --version) (once, about a minute)"; \
	uv=$$(sed -n '/^name = "uv"$$/{n;s/^version = "\(.*\)"/\1/p;}' uv.lock); \
	[ -x $(BIN)/python ] && [ -x $(BIN)/uv ] || { \
		rm -rf .venv; \
		$$python -m venv .venv; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==$$uv"; }; \
	UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --quiet --frozen --python $(BIN)/python; \
	touch $@
