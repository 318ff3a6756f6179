# The two commands of the README are `make run` and `make test`.

.PHONY: run build test bench bench-quick lint format clean

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

# Measures beside other programs; TIDINGS=/path/to/tidings measures that one instead of building a release.
bench:
	Tests/Benchmarks/setup
	Tests/Benchmarks/bench.py

bench-quick:
	Tests/Benchmarks/setup
	Tests/Benchmarks/bench.py --quick

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

clean:
	rm -rf .build
