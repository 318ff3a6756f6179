"""Parse: documents a CPU second, the start of the program, and memory as a multiple of the document, beside libxml2 alone
and the feed parsers that can be installed, on the same bytes."""

import json
import random
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
import resource, sys, time
{load}
failed = 0
documents = [open(f, 'rb').read() for f in sys.argv[1:]]
began = time.process_time()
for document in documents:
    try: p.parse(document)
    except Exception: failed += 1
print(time.process_time() - began, failed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

SETS = {
    "CDATA, English": dict(shape="rss-cdata", tongue=("en", "utf-8"), big=False),
    "escaped, English": dict(shape="rss-escaped", tongue=("en", "utf-8"), big=False),
    "escaped, Vietnamese": dict(shape="rss-escaped", tongue=("vi", "utf-8"), big=False),
    "JSON Feed": dict(shape="json", big=False),
    "mixed, as in the wild": dict(),
}


# One document each, of some megabytes: what a parser holds while it reads it.
LARGE = {
    "CDATA, English": ("rss-cdata", "en", "utf-8"),
    "escaped, Vietnamese": ("rss-escaped", "vi", "utf-8"),
    "XHTML, German": ("atom-xhtml", "de", "utf-8"),
    "escaped, windows-1251": ("rss-escaped", "ru", "windows-1251"),
    "escaped, windows-1258": ("rss-escaped", "vi", "windows-1258"),
    "RDF, UTF-16": ("rdf", "vi", "utf-16"),
    "JSON Feed": ("json", "vi", "utf-8"),
    "broken": ("rss-cdata", "en", "utf-8"),
}


def bench(context):
    author = corpus.Author(1)
    return {"speed": speed(context, author), "start": start(context, author), "memory": memory(context, author)}


def speed(context, author):
    results = {}
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


def start(context, author):
    """One small document a call, as a shell loop or a script would have it."""
    file = context.fresh("parse") / "small.xml"
    file.write_bytes(author.document(1, "start", shape="rss-cdata", tongue=("en", "utf-8"), big=False).data())
    calls = 20 if context.quick else 50
    commands = {"tidings": f'"{context.tidings}" parse "$0"', "libxml2 SAX": f'"{context.compiled("sax")}" "$0"'}
    if context.has("sfeed"):
        commands["sfeed"] = 'sfeed <"$0"'
    if context.python:
        for peer, load in PYTHON_PEERS.items():
            commands[peer] = f'"{context.python}" -c "{load}; p.parse(open(\'$0\', \'rb\').read())"'
    costs = {}
    for peer, command in commands.items():
        times = 1 if peer in PYTHON_PEERS else calls
        loop = f"i=0; while [ $i -lt {times} ]; do {command}; i=$((i+1)); done"
        cost = measure.summary(measure.repeated(context.runs, ["sh", "-c", loop, file]))
        costs[peer] = {**cost, "cpu_min": cost["cpu_min"] / times, "cpu_median": cost["cpu_median"] / times}
    measure.table(
        f"parse, one document of {file.stat().st_size / 1e3:.0f} KB a call, milliseconds of CPU",
        ["", "runs", "min", "median", "peak MB"],
        [
            [peer, cost["runs"], f"{cost['cpu_min'] * 1e3:.2f}", f"{cost['cpu_median'] * 1e3:.2f}", f"{cost['peak'] / 1e6:.0f}"]
            for peer, cost in costs.items()
        ],
    )  # fmt: skip
    return costs


def memory(context, author):
    """Peak memory as a multiple of the document."""
    wanted = 3e6 if context.quick else 12e6
    sax = context.compiled("sax")
    results, rows = {}, []
    for name, (shape, language, encoding) in LARGE.items():
        chance, items, length = random.Random(name), [], 0
        while length < wanted:
            items.append(author.item(chance, 1, len(items), language, 9 if len(items) % 4 else 60))
            length += len(corpus.encode(corpus.markup(items[-1]), encoding))
        document = corpus.Document("000001", shape, language, encoding, items)
        data = document.data()
        if name == "broken":
            data = data.replace(b"<title>", b"<title>AT&T ", 3).removesuffix(b"</channel></rss>\n")
        file = context.fresh("parse") / f"large.{document.suffix}"
        file.write_bytes(data)
        commands = {"tidings": [context.tidings, "parse", file]}
        if shape != "json":
            commands["SAX + HTML SAX"] = [sax, "-h", file]
            if context.has("sfeed"):
                commands["sfeed"] = ["sh", "-c", 'exec sfeed <"$0"', file]
            if context.python:
                for peer, load in PYTHON_PEERS.items():
                    if peer != "feedparser" or context.full:
                        commands[peer] = [context.python, "-c", PYTHON_LOOP.format(load=load), file]
        costs = {peer: measure.summary(measure.repeated(1, command)) for peer, command in commands.items()}
        results[name] = {peer: {"peak": cost["peak"] / len(data)} for peer, cost in costs.items()}
        rows.append([
            name, f"{len(data) / 1e6:.1f}", f"{costs['tidings']['cpu_min']:.2f}",
            *(f"{costs[p]['peak'] / len(data):.1f}" if p in costs else ""
              for p in ("tidings", "SAX + HTML SAX", "sfeed", *PYTHON_PEERS)),
        ])  # fmt: skip
    measure.table(
        "parse, peak memory as a multiple of one large document (the program itself included)",
        ["", "MB", "CPU", "tidings", "SAX + HTML SAX", "sfeed", *PYTHON_PEERS],
        rows,
    )
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
        ["", "runs", "CPU min", "median", "MB/s", "items/s", "CPU to ours", "peak MB", "exit"],
        rows,
    )
    return costs


def python_peer(context, load, files, size):
    share = sum(file.stat().st_size for file in files) / size
    seconds, peaks = [], []
    for _ in range(context.runs):
        ran = subprocess.run(
            [context.python, "-c", PYTHON_LOOP.format(load=load), *map(str, files)], capture_output=True, text=True
        )
        if ran.returncode:
            return {"runs": 0, "cpu_min": float("nan"), "cpu_median": float("nan"), "status": ran.returncode}
        took, failed, peak = ran.stdout.split()
        seconds.append(float(took) / share)
        peaks.append(int(peak) * 1024)
    return {
        "runs": len(seconds), "cpu_min": min(seconds), "cpu_median": statistics.median(seconds), "peak": max(peaks),
        "status": f"{failed} failed",
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
