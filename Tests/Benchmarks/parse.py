"""Parse: documents a CPU second, beside libxml2 alone and the feed parsers that can be installed, on the same bytes."""

import json
import statistics
import subprocess

import corpus
import measure

PYTHON_PEERS = {
    "fastfeedparser": "import fastfeedparser as p",
    "feedparser": "import feedparser as p",
}

# The import is not counted: the clock starts after it.
PYTHON_LOOP = """
import sys, time
{load}
documents = [open(f, 'rb').read() for f in sys.argv[1:]]
failed, began = 0, time.process_time()
for document in documents:
    try: p.parse(document)
    except Exception: failed += 1
print(time.process_time() - began, failed)
"""

SETS = {
    "CDATA, English": dict(shape="rss-cdata", tongue=("en", "utf-8"), big=False),
    "escaped, English": dict(shape="rss-escaped", tongue=("en", "utf-8"), big=False),
    "escaped, Vietnamese": dict(shape="rss-escaped", tongue=("vi", "utf-8"), big=False),
    "JSON Feed": dict(shape="json", big=False),
    "mixed, as in the wild": dict(),
}


def bench(context):
    results = {}
    author = corpus.Author(1)
    for name, options in SETS.items():
        documents = [author.document(number, "parse", **options) for number in range(context.documents)]
        if name != "JSON Feed":
            documents = [document for document in documents if document.shape != "json"]
        folder = context.fresh("parse")
        files, items = [], sum(len(document.items) for document in documents)
        for document in documents:
            files.append(folder / f"{document.name}.{document.suffix}")
            files[-1].write_bytes(document.data())
        results[name] = compare(context, name, files, items, xml=name != "JSON Feed")
        wrong = check(context, documents, files)
        results[name]["wrong"] = wrong
        print(f"  {len(wrong)} of {items} articles wrong or missing" + "".join(f"\n    {line}" for line in wrong[:8]))
    if context.feeds:
        files = sorted(path for path in context.feeds.rglob("*") if path.is_file())
        results["given"] = compare(context, f"given: {context.feeds}", files, 0)
    return results


def compare(context, name, files, items, xml=True):
    size = sum(file.stat().st_size for file in files)
    largest = max(file.stat().st_size for file in files)
    costs = {
        "tidings": measure.summary(measure.repeated(context.runs, [context.tidings, "parse", *files])),
        "(its start alone)": measure.summary(measure.repeated(context.runs, [context.tidings, "--version"])),
    }
    if xml:
        sax = context.compiled("sax")
        costs["libxml2 SAX"] = measure.summary(measure.repeated(context.runs, [sax, *files]))
        costs["libxml2 SAX + HTML SAX"] = measure.summary(measure.repeated(context.runs, [sax, "-h", *files]))
        if context.has("sfeed"):
            loop = 'for f in "$@"; do sfeed <"$f"; done'
            spawns = 'for f in "$@"; do sfeed </dev/null; done'
            whole = measure.summary(measure.repeated(context.runs, ["sh", "-c", loop, "sh", *files]))
            empty = measure.summary(measure.repeated(context.runs, ["sh", "-c", spawns, "sh", *files]))
            for key in ("cpu_min", "cpu_median"):
                whole[key] = max(whole[key] - empty[key], 1e-6)
            costs["sfeed, its starts not counted"] = whole
    for peer, load in PYTHON_PEERS.items() if xml else ():
        if context.python:
            few = files if peer != "feedparser" else files[: max(1, len(files) // 10)]
            costs[peer] = python_peer(context, load, few, size)
    ours = costs["tidings"]["cpu_min"]
    rows = []
    for peer, cost in costs.items():
        rows.append([
            peer, cost["runs"], f"{cost['cpu_min']:.3f}", f"{cost['cpu_median']:.3f}", f"{size / 1e6 / cost['cpu_min']:.1f}",
            f"{items / cost['cpu_min']:,.0f}" if items else "", f"{cost['cpu_min'] / ours:.2f}",
            f"{cost['peak'] / 1e6:.0f}" if cost.get("peak") else "", cost.get("status", "")
        ])  # fmt: skip
        cost["mb_per_cpu_second"] = size / 1e6 / cost["cpu_min"]
    measure.table(
        f"parse, {name}: {len(files)} documents, {size / 1e6:.1f} MB, {items} items, largest {largest / 1e6:.1f} MB",
        ["", "runs", "CPU min", "median", "MB/s", "items/s", "CPU ratio", "peak MB", "exit"],
        rows,
    )
    return costs


def python_peer(context, load, files, size):
    share = sum(file.stat().st_size for file in files) / size
    seconds = []
    for _ in range(1 if share < 1 else context.runs):
        ran = subprocess.run(
            [context.python, "-c", PYTHON_LOOP.format(load=load), *map(str, files)], capture_output=True, text=True
        )
        if ran.returncode:
            return {"runs": 0, "cpu_min": float("nan"), "cpu_median": float("nan"), "status": ran.returncode}
        took, failed = ran.stdout.split()
        seconds.append(float(took) / share)
    return {
        "runs": len(seconds), "cpu_min": min(seconds), "cpu_median": statistics.median(seconds), "status": f"{failed} failed"
    }  # fmt: skip


def check(context, documents, files):
    """Every article that did not come out as it went in."""
    ran = subprocess.run([context.tidings, "parse", *map(str, files)], capture_output=True, text=True)
    lines = ran.stdout.splitlines()
    if len(lines) != len(documents):
        return [f"{len(lines)} lines for {len(documents)} documents; exit {ran.returncode}: {ran.stderr[:300]}"]
    wrong = []
    for document, line in zip(documents, lines):
        label = f"{document.name} {document.shape} {document.language} {document.encoding}"
        found = json.loads(line)["items"]
        if len(found) != len(document.items):
            wrong.append(f"{label}: {len(found)} items instead of {len(document.items)}")
            continue
        for item, out in zip(document.items, found):
            if bad := corpus.differences(item, out.get("title"), out.get("content_text")):
                wrong.append(f"{label} {item.guid}: {', '.join(bad)}")
    return wrong
