# The two commands of the README are `make run` and `make test`.

.PHONY: run build test lint format clean

# Builds a release, polls the demonstration feeds and shows the spool.
run:
	.ci/install-deps --build
	swift build -c release --product tidings
	swift build -c release --product demo-server
	Feeds/demo/run

build:
	.ci/install-deps --build
	swift build -c release --product tidings

# Builds and runs every test.
test:
	.ci/install-deps
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

clean:
	rm -rf .build
