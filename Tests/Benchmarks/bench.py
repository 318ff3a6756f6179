#!/usr/bin/env python3
"""The benchmarks of tidings: each beside its peers, in one run, with what is worse than last time.

    bench.py [--quick | --full] [--only parse,poll,…] [--runs N] [--feeds DIR] [--pages DIR]

TIDINGS names the binary; without it a release is built. Results are kept in .build/bench/last.json.
"""

import argparse
import datetime
import importlib
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys

import measure

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BENCHES = ["parse", "poll", "delivery", "state", "scale", "extraction", "soak"]
PEERS = {"sax": "libxml-2.0", "multi": "libcurl", "syncs": None, "cost": None}


class Context:
    """What every bench needs: the binary, the scale, a place to work in, the peers."""

    def __init__(self, options):
        self.work = ROOT / ".build" / "bench"
        self.work.mkdir(parents=True, exist_ok=True)
        self.runs = options.runs or (2 if options.quick else 5)
        self.documents = 100 if options.quick else 300
        self.polled = [200] if options.quick else [1_000, 2_000, 10_000]
        self.quick = options.quick
        self.full = options.full
        self.feeds = options.feeds
        self.pages = options.pages
        self.tidings = pathlib.Path(os.environ.get("TIDINGS") or self.built()).resolve()
        venv = self.work / "venv" / "bin" / "python"
        self.python = venv if venv.exists() else None

    def built(self):
        return self.swift_built("tidings")

    def swift_built(self, product):
        """The release build of a product, built first; `None` where it cannot be built and was not before."""
        binary = ROOT / ".build" / "release" / product
        if self.has("swift"):
            ran = subprocess.run(["swift", "build", "-c", "release", "--product", product], cwd=ROOT)
            if ran.returncode:
                sys.exit(f"{product} does not build")
        return binary if binary.exists() else None

    def companion(self, product):
        """Another product, beside the measured binary if it stands there."""
        beside = self.tidings.parent / product
        return beside if beside.exists() else self.swift_built(product)

    def fresh(self, name):
        """An empty folder."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def has(self, program):
        return shutil.which(program) is not None

    def compiled(self, peer):
        """The C peer of that name, compiled when its source is newer."""
        source, binary = HERE / "peers" / f"{peer}.c", self.work / peer
        if not binary.exists() or binary.stat().st_mtime < source.stat().st_mtime:
            flags = []
            if PEERS[peer]:
                flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", PEERS[peer]], text=True).split()
            subprocess.run(["cc", "-O2", "-o", str(binary), str(source), *flags], check=True)
        return binary


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, str(key)))
    elif isinstance(value, (int, float)):
        yield path, value


def worse(before, now):
    """Lines on what costs over a tenth more than the last time, of our own figures only."""
    old = dict(leaves(before))
    for path, value in leaves(now):
        was = old.get(path)
        if was and "tidings" in path and path[-1] in ("cpu_min", "peak") and value > was * 1.1:
            yield f"worse than last time: {' / '.join(path)}: {was:.4g} then, {value:.4g} now"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="under two minutes")
    parser.add_argument("--full", action="store_true", help="10,000,000 known articles, too")
    parser.add_argument("--only", help=f"of {','.join(BENCHES)}")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--feeds", type=pathlib.Path, help="feed documents to parse besides")
    parser.add_argument("--pages", type=pathlib.Path, help="article pages and truth.json to extract")
    options = parser.parse_args()
    context = Context(options)
    measure.launcher = context.compiled("cost")
    chosen = options.only.split(",") if options.only else [b for b in BENCHES if (HERE / f"{b}.py").exists()]
    load = os.getloadavg()[0]
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, load {load:.1f}, Linux {platform.release()}")
    print(subprocess.run([context.tidings, "--version"], capture_output=True, text=True).stdout.strip(), context.tidings)
    if load > 1:
        print("the machine is not idle: the ratios hold better than the times")
    kept = context.work / "last.json"
    last = json.loads(kept.read_text()) if kept.exists() else {}
    mode = "quick" if context.quick else "full" if context.full else "default"
    before, now = last.get(mode, {}), {}
    for name in chosen:
        now[name] = importlib.import_module(name).bench(context)
        for line in worse({name: before.get(name)}, {name: now[name]}):
            print(line)
    last[mode] = {**before, **now}
    kept.write_text(json.dumps(last, indent=1))


if __name__ == "__main__":
    sys.exit(main())
