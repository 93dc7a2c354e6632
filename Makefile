# make crawl · make news · make browse · make test · make check · make score · make bench · make pace
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DATABASE ?= data/netralitas.sqlite3
SEEDS ?= seeds
PORT ?= 8001
INSTALLED := $(VENV)/.installed

.PHONY: help install crawl news browse test e2e check format score floors bench pace schema quality clean

help: ## Show what there is
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(INSTALLED): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the requirements into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt || { \
		echo "The requirements could not be installed: see above. PyPI must be within reach; then run the same command again."; \
		exit 2; }
	@touch $@

install: $(INSTALLED) ## Make the environment and install the requirements

crawl: $(INSTALLED) ## Read the seed articles into the database (SEEDS=PATH for your own folder)
	@$(BIN)/scrapy crawl seeds -a path='$(SEEDS)' -s DATABASE='$(DATABASE)'

news: $(INSTALLED) ## Crawl the registered outlets (CONTACT=you@your.domain, ARGS='-a outlet=a,b')
	@$(BIN)/scrapy crawl news -s CONTACT='$(CONTACT)' -s DATABASE='$(DATABASE)' $(ARGS)

browse: $(INSTALLED) ## Serve the database at http://127.0.0.1:8001 (PORT=8001, INTERFACE=en or id)
	@$(BIN)/python -m browse '$(DATABASE)' --port $(PORT) $(if $(INTERFACE),--language '$(INTERFACE)')

test: $(INSTALLED) ## Run the tests, but for those of make e2e
	@$(BIN)/python -m pytest -m 'not e2e'

e2e: $(INSTALLED) ## Run whole crawls against local servers and a real WordPress: many minutes
	@$(BIN)/python -m pytest -m e2e

check: $(INSTALLED) ## What CI runs: format, lint, types, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory test

format: $(INSTALLED) ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

score: $(INSTALLED) ## Precision, recall and F1 of every field (DETAIL=1 lists the misses)
	@$(BIN)/python -m tests.scoring $(if $(DETAIL),--detail)

floors: $(INSTALLED) ## Raise tests/floors.toml to the quality that is reached
	@$(BIN)/python -m tests.scoring --raise-floors

bench: $(INSTALLED) ## What an article costs, stage by stage
	@$(BIN)/python -m bench.stages

pace: $(INSTALLED) ## Pages a second of a whole crawl, beside bare Scrapy and trafilatura: some minutes
	@$(BIN)/python -m bench.crawl

schema: $(INSTALLED) ## Write docs/schema.md anew
	@$(BIN)/python -m browse.document > docs/schema.md

quality: $(INSTALLED) ## Write docs/quality.md anew: scores and kinds of errors
	@$(BIN)/python -m tests.scoring --page docs/quality.md

clean: ## Remove the environment (not the database)
	@rm -rf $(VENV)
