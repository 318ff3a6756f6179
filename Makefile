# The two commands of the README are `make run` and `make test`.

.PHONY: run build test bench bench-quick lint format clean static install deb test-release test-systemd test-page

# Builds a release, polls the demonstration feeds and shows the spool.
run:
	.ci/install-deps --build
	swift build -c release --product tidings
	swift build -c release --product demo-server
	Feeds/demo/run

build:
	.ci/install-deps --build
	swift build -c release --product tidings

# Builds and runs every test: first those that start programs, module by module, as Foundation crashes on starting one
# while some 1,300 descriptors are open, which all tests side by side need; then those that wait for sockets and clocks,
# which the rest, who compute, would keep from their turns for minutes.
WAITING_TESTS = ^Tidings(Fetch|Pipeline|Schedule|Server)Tests\.
# Allows a command as many open files, where fewer are usual.
MANY_FILES = [ "$$(ulimit -S -n)" = unlimited ] || [ "$$(ulimit -S -n)" -ge 4096 ] || ulimit -S -n 4096 || true;
test:
	.ci/install-deps
	swift build --build-tests
	swift test --skip-build --filter '^DaemonTests\.'
	swift test --skip-build --filter '^TidingsSpoolTests\.'
	swift test --skip-build --filter '^TidingsStateTests\.'
	$(MANY_FILES) swift test --skip-build --filter '$(WAITING_TESTS)'
	$(MANY_FILES) swift test --skip-build --skip '^(DaemonTests|TidingsSpoolTests|TidingsStateTests)\.|$(WAITING_TESTS)'

# Reads the golden documents with a release.
test-release: build
	Tests/GoldenTests/with-program .build/release/tidings

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

# A release has the Swift runtime linked in (Package.swift); this makes sure that it needs Debian's libraries only.
static: build
	systemd/debian/needs-no-swift .build/release/tidings

# make install DESTDIR= PREFIX=/usr/local BINARY=.build/release/tidings
PREFIX = /usr/local
SYSTEMD_PREFIX = $(PREFIX)
BINARY = .build/release/tidings
root = $(DESTDIR)$(PREFIX)
units = $(DESTDIR)$(SYSTEMD_PREFIX)/lib/systemd/system

install:
	@test -x $(BINARY) || { echo "no $(BINARY); run make build first" >&2; exit 1; }
	systemd/debian/needs-no-swift $(BINARY)
	install -Dm755 $(BINARY) $(root)/bin/tidings
	install -d $(units)
	for unit in systemd/*.service systemd/*.socket systemd/*.path systemd/*.timer; do \
	  sed 's|/usr/bin/tidings|$(PREFIX)/bin/tidings|; s|/usr/libexec/|$(PREFIX)/libexec/|' $$unit \
	    > $(units)/$${unit#systemd/} && chmod 644 $(units)/$${unit#systemd/} || exit 1; done
	install -Dm644 systemd/tidings.sysusers $(DESTDIR)$(SYSTEMD_PREFIX)/lib/sysusers.d/tidings.conf
	install -Dm644 systemd/tidings.tmpfiles $(DESTDIR)$(SYSTEMD_PREFIX)/lib/tmpfiles.d/tidings.conf
	install -Dm644 systemd/tidings.catalog $(DESTDIR)$(SYSTEMD_PREFIX)/lib/systemd/catalog/tidings.catalog
	install -Dm644 systemd/tidings.1 $(root)/share/man/man1/tidings.1
	install -Dm644 systemd/tidings.yaml.5 $(root)/share/man/man5/tidings.yaml.5
	install -d $(root)/share/bash-completion/completions $(root)/share/zsh/vendor-completions \
	  $(root)/share/fish/vendor_completions.d
	$(BINARY) --generate-completion-script bash | sed '1{/^#!/d}' > $(root)/share/bash-completion/completions/tidings
	$(BINARY) --generate-completion-script zsh > $(root)/share/zsh/vendor-completions/_tidings
	$(BINARY) --generate-completion-script fish > $(root)/share/fish/vendor_completions.d/tidings.fish
	install -Dm755 -t $(root)/libexec/tidings Feeds/consumers/consume.sh
	install -Dm644 -t $(root)/share/tidings Feeds/article.schema.json
	install -Dm644 -t $(root)/share/doc/tidings/examples Feeds/tidings.yaml
	install -Dm755 -t $(root)/share/doc/tidings/examples Feeds/consumers/consume.py

# .build/deb/tidings_VERSION_ARCHITECTURE.deb
deb: static
	.ci/install-deps --package
	rm -f .build/deb/tidings_*.deb
	systemd/debian/build .build/release/tidings .build/deb

# Installs the package on a real systemd (252 and 257) in a container and tries it. Needs root.
test-systemd: deb
	Tests/Systemd/lint .build/deb/tidings_*.deb
	Tests/Systemd/run .build/deb/tidings_*.deb bookworm
	Tests/Systemd/run .build/deb/tidings_*.deb trixie

# Looks at the status page with headless Chromium and at /metrics with promtool.
test-page: build
	.ci/install-deps
	Tests/Browser/run
