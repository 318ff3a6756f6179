"""Delivery: durable articles a second by group size, as files and as journal, beside the same syncs done by a bare C program.

Three programs in turn, run after run, so that a busy disk is busy for all of them: the bare one, our spool alone, and
`tidings poll` on local feeds, whose articles are parsed, deduplicated and stored in the state besides, so that it can
only lose. Then what an unchanged feed costs in syncs.
"""

import re
import shutil
import statistics
import subprocess
import tempfile
import time

import corpus
import measure

GROUPS = (1, 16, 64, 256)


def bench(context):
    author = corpus.Author(1)
    folder = context.fresh("delivery")
    feeds, articles = 30 if context.quick else 150, 0
    lines = []
    for number in range(feeds):
        document = author.document(number, "delivery", shape="rss-cdata", tongue=("en", "utf-8"), big=False)
        path = folder / f"{document.name}.xml"
        path.write_bytes(document.data())
        lines.append(f'  - {{url: "file://{path}", id: "{document.name}"}}\n')
        articles += len(document.items)
    size = poll(context, "files", lines, articles)[2]
    results = {}
    rows = []
    for form in ("files", "journal"):
        bare, ours, polls, costs = {g: [] for g in GROUPS}, {g: [] for g in GROUPS}, [], []
        for run in range(context.runs):
            for group in GROUPS:
                # A sync for each article takes long; a few show how long.
                count = max(group, articles // 8 if group == 1 else articles)
                bare[group].append(rate(context, context.compiled("syncs"), form, count, group, size))
                ours[group].append(rate(context, context.companion("SpoolProbe"), form, count, group, size))
            wall, cost, _ = poll(context, form, lines, articles)
            polls.append(articles / wall)
            costs.append(cost)
        for group in GROUPS:
            ratios = [our / their for our, their in zip(ours[group], bare[group])]
            rows.append([f"{form}, groups of {group}", context.runs, *spread(bare[group]), *spread(ours[group]),
                         f"{statistics.median(ratios):.2f}"])  # fmt: skip
            results[f"tidings spool {form} {group}"] = {
                "articles_per_second": statistics.median(ours[group]), "ratio": statistics.median(ratios)
            }  # fmt: skip
        best = max(statistics.median(bare[group]) for group in GROUPS)
        rows.append([f"{form}, whole polls", context.runs, "", "", *spread(polls), f"{statistics.median(polls) / best:.2f}"])
        results[f"tidings poll {form}"] = {**measure.summary(costs), "articles_per_second": statistics.median(polls)}
    header = ["", "runs", "bare min", "median", "ours min", "median", "ours / bare"]
    measure.table(f"delivery: durable articles a second, {articles} articles of {size} bytes", header, rows)
    print("  whole polls: beside the bare program's best group; parsing, state and process start included")
    results["syncs"] = syncs(context)
    return results


def spread(rates):
    return f"{min(rates):,.0f}", f"{statistics.median(rates):,.0f}"


def rate(context, program, form, count, group, size):
    work = context.fresh("delivery-run")
    head = [program] if program.name == "syncs" else [program, "measure", work / "spool"]
    tail = [form, work] if program.name == "syncs" else [form]
    return float(subprocess.check_output([*head, *tail, str(count), str(group), str(size)], text=True))


def poll(context, form, lines, articles):
    work = context.fresh("delivery-run")
    queue = "queues: [{name: all, format: journal}]\n" if form == "journal" else ""
    configuration = work / "tidings.yaml"
    head = f"spool: {work}/spool\nstate: {work}/state.sqlite\n{queue}feeds:\n"
    configuration.write_text(head + "".join(lines))
    cost = measure.run([context.tidings, "poll", "-c", configuration])
    written = list((work / "spool" / "all" / "new").iterdir())
    count = len(written) if form == "files" else sum(path.read_bytes().count(b"\n") for path in written)
    if count != articles or cost.status != 0:
        print(f"  WRONG: {count} of {articles} articles, exit {cost.status}")
    return cost.wall, cost, sum(path.stat().st_size for path in written) // max(1, articles)


def syncs(context):
    """What feeds without news cost: a daemon polls 200 of them every second for some seconds, all of them unchanged."""
    if not shutil.which("strace"):
        print("  strace is missing: syncs are not counted")
        return {}
    work = context.fresh("delivery-syncs")
    configuration = work / "tidings.yaml"
    with open(configuration, "w") as file:
        file.write(f"spool: {work}/spool\nstate: {work}/state.sqlite\nfeeds:\n")
        for number in range(200):
            path = work / f"{number}.xml"
            path.write_text(
                f"<rss version='2.0'><channel><title>{number}</title><link>http://a.example/</link>"
                f"<item><guid>{number}</guid><title>Number {number}</title></item></channel></rss>"
            )
            file.write(f'  - {{url: "file://{path}", id: "f{number}", every: 1s}}\n')
    subprocess.run([context.tidings, "poll", "-c", configuration], check=True, stdout=subprocess.DEVNULL)
    seconds = 5 if context.quick else 10
    with tempfile.NamedTemporaryFile("r") as trace, open(work / "run.log", "wb") as log:
        daemon = subprocess.Popen([context.tidings, "run", "-c", configuration], stdout=log, stderr=log)
        time.sleep(3)
        command = ["strace", "-f", "-qq", "-p", str(daemon.pid), "-o", trace.name, "-e", "trace=fsync,fdatasync,syncfs"]
        tracer = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        before = (work / "run.log").read_bytes().count(b"polled: ")
        time.sleep(seconds)
        polls = (work / "run.log").read_bytes().count(b"polled: ") - before
        tracer.terminate()
        tracer.wait()
        daemon.terminate()
        daemon.wait()
        count = len(re.findall(r"(?:fsync|fdatasync|syncfs)\(", trace.read()))
    print(f"  unchanged feeds: {polls:,} polls in {seconds} s, {count} syncs: one for {polls / max(1, count):.0f} polls")
    return {"polls": polls, "syncs": count}
