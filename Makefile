# make run    set up what is missing, build for release, serve
# make dev    build for development, serve, and again whenever a file changes
# make test   all checks, as continuous integration runs them
# Arguments for the server: make run ARGS="--config my.toml". Where builds go: CARGO_TARGET_DIR.

SHELL := bash
.DEFAULT_GOAL := help
ARGS ?=

.PHONY: help setup run dev build assets test check fmt bench fuzz clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## what has to be on the machine: WebAssembly for Rust, npm packages
	@tools/setup.sh

build: setup ## server, islands and assets for release
	@tools/build.sh server islands assets

run: build ## build and serve
	@source tools/env.sh && export BUYSOCIALLY_SITE="$${BUYSOCIALLY_SITE:-target/site}" \
	  && exec "$$CARGO_TARGET_DIR/release/buysocially" serve $(ARGS)

dev: setup ## build and serve, again on every change
	@source tools/env.sh && exec node tools/dev.mjs $(ARGS)

assets: setup ## styles, fonts, pictures and scripts into target/site
	@tools/build.sh assets

test: ## all checks, as continuous integration runs them
	@tools/test.sh

check: setup ## formatting and lints
	@tools/test.sh format lint

fmt: ## format the Rust code
	@cargo fmt --all

bench: setup ## measure
	@tools/bench.sh

fuzz: ## try the fuzz targets, a minute each
	@tools/fuzz.sh

clean: ## forget everything built
	@source tools/env.sh && cargo clean && rm -rf target/site target/islands target/assets-cache
