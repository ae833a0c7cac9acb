# make demo   a running practice on http://127.0.0.1:8080, with simulated clients
# make test   everything that has to hold; installs what it needs on a bare Debian machine when root

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

LISTEN ?= 127.0.0.1:8080
DEMO ?= .scratch/demo

ASSETS := crates/web/assets
BROWSER := tests/browser
ASSET_SOURCES := $(shell find $(ASSETS) -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)

.PHONY: help demo test laws oracles peers assets browser measure evening fmt clean tools-build tools-test

help: ## What there is to make
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

demo: tools-build assets ## A running practice with simulated clients, on http://127.0.0.1:8080
	cargo build --release
	@mkdir -p $(dir $(DEMO))
	target/release/verbond demo --data $(DEMO) --listen $(LISTEN)

test: tools-test ## Formatting, lints, house rules, every test on both engines, the browser
	cargo fmt --all --check
	$(MAKE) --no-print-directory assets
	cd $(ASSETS) && npm run --silent check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo xtask with-postgres -- cargo test --workspace --quiet
	cargo test --quiet -p verbond-analysis --features parquet --lib reading
	$(MAKE) --no-print-directory browser
	@echo "make test: all of it holds"

assets: $(ASSETS)/dist/built ## Fonts, style and script of the pages

$(ASSETS)/dist/built: $(ASSETS)/node_modules/.package-lock.json $(ASSET_SOURCES)
	cd $(ASSETS) && npm run --silent build

browser: assets $(BROWSER)/node_modules/.package-lock.json ## Journeys in a real browser, over the debug build
	cargo build -p verbond
	cd $(BROWSER) && npm test --silent

%/node_modules/.package-lock.json: %/package-lock.json %/package.json
	cd $* && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

measure: assets ## The program beside the limit of this machine; COLD=1 also times a cold build
	@.ci/tools cargo cc node npm postgres
ifdef COLD
	rm -rf target/cold
	@echo "cold release build, in seconds:"
	time cargo build --release --quiet --target-dir target/cold
	rm -rf target/cold
endif
	cargo build --release --quiet
	cargo build --release --quiet -p verbond-bench
	cargo xtask with-postgres --durable -- target/release/verbond-bench all

EVENING ?=
EVENING_PEERS := bench/peers/evening

evening: assets ## Live reflections under load, beside other servers, a flood and kill -9; EVENING='--only joins' a part (docs/measured.md)
	@.ci/tools cargo cc node npm
	@$(MAKE) --no-print-directory $(EVENING_PEERS)/node_modules/.package-lock.json || echo "the other servers cannot be installed here: ours is measured without them"
	cargo build --release --quiet -p verbond
	cargo build --release --quiet -p verbond-bench
	target/release/verbond-bench reflection $(if $(findstring --rounds,$(EVENING)),,--rounds 3) $(EVENING)

LAWS_SEED ?= $(shell date +%s)

laws: ## The laws on other cases than those of every day; LAWS_SEED=n repeats a run
	@echo "make laws: seed $(LAWS_SEED)"
	PROPTEST_RNG_SEED=$(LAWS_SEED) PROPTEST_CASES=1000 cargo test --quiet --lib -p verbond-stats -p verbond-alliance -p verbond-analysis

oracles: ## Every reference case through the program; prints which agree and which tables are not here
	cargo test --quiet -p verbond --test oracles -- --nocapture

PEERS ?=

peers: ## Our statistics beside R, Rust crates and Python, as ratios; PEERS='--only sleepstudy' a part (docs/benchmarks.md)
	python3 bench/peers/compare.py $(PEERS)

fmt: ## Format the Rust
	cargo fmt --all

clean: ## Remove what was built, and the demo
	rm -rf target $(DEMO) $(ASSETS)/dist $(ASSETS)/node_modules $(BROWSER)/node_modules $(EVENING_PEERS)/node_modules

tools-build:
	@.ci/tools cargo cc node npm

tools-test:
	@.ci/tools cargo cc node npm chromium postgres
