"""Extraction: pages a CPU second, F1 of the text, and titles, days and authors, beside trafilatura on the same pages.

The pages are made up (pages.py). With --pages DIR a folder of real ones is measured besides: DIR/truth.json is a list of
{file, url, text, title, date, authors}; what a page has no truth for is not scored.
"""

import collections
import json
import re
import subprocess
import unicodedata

import measure
import pages

# The import is not counted: the clock starts after it.
PEER = """
import json, sys, time
from trafilatura import bare_extraction
lines = [line.rstrip("\\n").split("\\t") for line in open(sys.argv[1])]
documents = [(open(file, "rb").read(), url) for file, url in lines]
began, found = time.process_time(), []
for document, url in documents:
    try: result = bare_extraction(document, url=url, with_metadata=True)
    except Exception: result = None
    found.append({} if result is None else {key: getattr(result, key, None) for key in ("text", "title", "date", "author")})
took = time.process_time() - began
print(json.dumps([took, found]))
"""

WORD = re.compile(r"\w+")
EAST = re.compile(r"([\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])")


def bench(context):
    press = pages.Press(1)
    count = 150 if context.quick else 400
    folder = context.fresh("pages")
    truth = []
    for number in range(count):
        page = press.page(number)
        (folder / f"{page.name}.html").write_bytes(page.data())
        truth.append({
            "file": f"{page.name}.html", "url": page.url, "text": page.text, "title": page.title,
            "date": page.date.isoformat(), "authors": page.authors,
        })  # fmt: skip
    results = {"generated": compare(context, "generated pages", folder, truth)}
    if context.pages:
        given = json.loads((context.pages / "truth.json").read_text())
        results["given"] = compare(context, f"given: {context.pages}", context.pages, given)
    return results


def compare(context, name, folder, truth):
    listing = context.work / "pages.list"
    listing.write_text("".join(f"{folder / entry['file']}\t{entry.get('url') or ''}\n" for entry in truth))
    size = sum((folder / entry["file"]).stat().st_size for entry in truth)
    costs = measure.summary(measure.repeated(context.runs, [context.tidings, "extract", "--batch", listing]))
    ran = subprocess.run([context.tidings, "extract", "--batch", listing], capture_output=True, text=True)
    ours = [reading(json.loads(line)) for line in ran.stdout.split("\n") if line]
    results = {"tidings": costs | {"pages_per_cpu_second": len(truth) / costs["cpu_min"]} | score(truth, ours)}
    if context.python:
        results["trafilatura"] = peer(context, listing, truth)
    rows = []
    for who, result in results.items():
        rows.append([
            who, result["runs"], f"{result['pages_per_cpu_second']:.0f}",
            f"{results['tidings']['pages_per_cpu_second'] / result['pages_per_cpu_second']:.1f}",
            *(f"{result[key]:.3f}" if key in result else "" for key in ("f1", "precision", "recall", "title", "day", "authors")),
        ])  # fmt: skip
    measure.table(
        f"extraction, {name}: {len(truth)} pages, {size / 1e6:.1f} MB",
        ["", "runs", "pages/CPU s", "ours is times", "F1", "precision", "recall", "title", "day", "authors"],
        rows,
    )
    return results


def peer(context, listing, truth):
    seconds, found = [], []
    # It takes long: twice is enough to see that it repeats.
    for _ in range(min(2, context.runs)):
        ran = subprocess.run([context.python, "-c", PEER, listing], capture_output=True, text=True)
        if ran.returncode:
            print(f"  trafilatura did not run: {ran.stderr.strip().splitlines()[-1]}")
            return {"runs": 0, "pages_per_cpu_second": float("nan")}
        took, found = json.loads(ran.stdout)
        seconds.append(took)
    theirs = [
        (page.get("text"), page.get("title"), page.get("date"), (page.get("author") or "").split("; ")) for page in found
    ]
    return {"runs": len(seconds), "cpu_min": min(seconds), "pages_per_cpu_second": len(truth) / min(seconds)} | score(truth, theirs)


def reading(item):
    return item.get("content_text"), item.get("title"), item.get("date_published"), [a["name"] for a in item.get("authors", [])]


def shingles(text):
    words = WORD.findall(EAST.sub(r" \1 ", text or ""))
    return collections.Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else collections.Counter()


def fold(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text or "")).strip().casefold()


def score(truth, found):
    """Precision and recall over shingles of four words, averaged over pages; shares of titles, days and author lists that are right."""
    sums = collections.defaultdict(float)
    counts = collections.Counter()
    for entry, (text, title, date, authors) in zip(truth, found):
        if entry.get("text"):
            right, got = shingles(entry["text"]), shingles(text)
            common = sum((right & got).values())
            counts["text"] += 1
            sums["precision"] += common / sum(got.values()) if got else 0
            sums["recall"] += common / sum(right.values())
        for key, is_right in (
            ("title", fold(entry.get("title")) == fold(title)),
            ("date", str(entry.get("date") or "")[:10] == str(date or "")[:10]),
            ("authors", names(entry.get("authors")) == names(authors)),
        ):
            if entry.get(key):
                counts[key] += 1
                sums[key] += is_right
    precision, recall = (sums[key] / max(1, counts["text"]) for key in ("precision", "recall"))
    shares = {"day" if key == "date" else key: sums[key] / counts[key] for key in ("title", "date", "authors") if counts[key]}
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": f1, "precision": precision, "recall": recall} | shares


def names(people):
    return {fold(part) for person in people or [] for part in re.split(r",|;| and | & ", person) if part.strip()}
