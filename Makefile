# Two commands matter: `make report` and `make test`. Both set up what they need and can be repeated.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: report test served check serve explore site release newcomer lock gold torture bench licences audit findings clean

report: $(READY) ## compare the reports under inputs/ and write the change reports to outputs/
	@$(BIN)/python flows/compare.py

test: $(READY) ## every test, the browser's included
	@$(BIN)/python tests/browser/chromium.py --install
	$(BIN)/pytest -n 2 --dist loadfile

served: $(READY) ## the test of minutes: server, worker, schedule, UI and Ctrl-C, as `make serve` starts them
	@$(BIN)/python tests/browser/chromium.py --install
	HMICDIFF_SERVED=1 $(BIN)/pytest tests/flows/test_served.py

check: $(READY) ## lint, format, types and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

serve: $(READY) ## Prefect server, worker, schedules and the reports on loopback, until Ctrl-C
	@$(BIN)/python flows/serve.py

explore: $(READY) ## the database of outputs/ in Datasette on loopback, until Ctrl-C
	@$(BIN)/hmicdiff explore

site: $(READY) ## every page as one site in site/.site/html; a link that leads nowhere fails
	@$(BIN)/uv sync --frozen --inexact --group site --quiet
	$(BIN)/python site/build.py

release: $(READY) ## wheel and sdist in dist/, built twice, compared, and tried without the checkout
	$(BIN)/python benchmarks/release.py

newcomer: $(READY) ## follow README and pages block by block in a fresh clone with a fresh home; takes minutes
	$(BIN)/python benchmarks/newcomer.py

lock: $(READY) ## renew uv.lock after pyproject.toml has changed
	$(BIN)/uv lock

gold: $(READY) ## measure this build against the hand-made answers
	$(BIN)/python tests/gold/score.py --inputs inputs/norfolk --cmd $(BIN)/hmicdiff

torture: $(READY) ## hurt the program in every way known, for ten minutes, and print one table
	$(BIN)/python benchmarks/torture.py

bench: $(READY) ## measure every row of docs/performance.md beside its target; BASE=DIR is an earlier build to hold it against
	$(BIN)/python benchmarks/bench.py $(if $(BASE),--base $(BASE))

licences: $(READY) ## write the page of dependencies with their licences, and the bill of materials
	$(BIN)/python benchmarks/licences.py --check
	$(BIN)/python benchmarks/licences.py > docs/licences.md
	$(BIN)/python benchmarks/licences.py --sbom > docs/sbom.json

SHORT := tests/reporting tests/flows/test_deployments.py
.PHONY: pythons
pythons: $(READY) ## a light part of the tests under each Python that uv finds, those of pyenv among them
	@export PYENV_VERSION=$$(pyenv versions --bare 2>/dev/null | grep -E '^3\.1[1-9]' | paste -sd: -); \
	for version in 3.11 3.12 3.13 3.14; do \
	  $(BIN)/uv python find --offline --no-python-downloads $$version >/dev/null 2>&1 || { echo "Python $$version: not here"; continue; }; \
	  UV_PROJECT_ENVIRONMENT=.hmicdiff/python-$$version $(BIN)/uv sync --frozen --quiet --python $$version && \
	  echo "Python $$version:" && \
	  .hmicdiff/python-$$version/bin/python -m pytest -q -p no:cacheprovider $(SHORT) || exit 1; \
	done

audit: $(READY) ## ask the index of advisories about every dependency that is locked; needs a network
	@mkdir -p .hmicdiff
	@$(BIN)/uv export --frozen --no-emit-project --no-dev --quiet > .hmicdiff/locked.txt
	$(BIN)/uv tool run pip-audit --requirement .hmicdiff/locked.txt --require-hashes --disable-pip --strict

findings: ## see whether what surprised us in other software still is so; needs a network
	@failed=0; for script in findings/*.sh; do echo "$$script"; bash "$$script" || failed=1; done; exit $$failed

clean: ## remove what the commands above made, the results kept
	rm -rf .venv .hmicdiff .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "hmicdiff needs Python 3.11 or later; say PYTHON=python3.12 make ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.8"
	@$(BIN)/uv sync --frozen --inexact --compile-bytecode --quiet
	@$(BIN)/python -m compileall -q hmicdiff flows
	@touch $@
