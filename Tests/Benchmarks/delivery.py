"""Delivery: durable articles a second, as files and as journal, beside the same syncs done by a bare C program.

Ours are whole polls of local feeds (parsed, deduplicated, in the state, in the spool), so they can only lose.
"""

import statistics
import subprocess

import corpus
import measure


def bench(context):
    author = corpus.Author(1)
    folder = context.fresh("delivery")
    feeds, articles, size = 30 if context.quick else 150, 0, 0
    lines = []
    for number in range(feeds):
        document = author.document(number, "delivery", shape="rss-cdata", tongue=("en", "utf-8"), big=False)
        path = folder / f"{document.name}.xml"
        path.write_bytes(document.data())
        lines.append(f'  - {{url: "file://{path}", id: "{document.name}"}}\n')
        articles += len(document.items)
    results = {}
    rows = []
    for form in ("files", "journal"):
        rates, costs = [], []
        for run in range(context.runs):
            work = context.fresh("delivery-run")
            queue = "queues: [{name: all, format: journal}]\n" if form == "journal" else ""
            configuration = work / "tidings.yaml"
            head = f"spool: {work}/spool\nstate: {work}/state.sqlite\n{queue}feeds:\n"
            configuration.write_text(head + "".join(lines))
            cost = measure.run([context.tidings, "poll", "-c", configuration])
            costs.append(cost)
            rates.append(articles / cost.wall)
            if form == "files" and not size:
                written = [path.stat().st_size for path in (work / "spool" / "all" / "new").iterdir()]
                size = sum(written) // max(1, len(written))
                if len(written) != articles:
                    print(f"  WRONG: {len(written)} files for {articles} articles")
        results[f"tidings {form}"] = {**measure.summary(costs), "articles_per_second": max(rates)}
        rows.append([f"tidings poll, {form}", len(rates), f"{max(rates):,.0f}", f"{statistics.median(rates):,.0f}",
                     f"{min(cost.cpu for cost in costs) / articles * 1e6:,.0f}", max(cost.status for cost in costs)])  # fmt: skip
        for group in (16, 64, 256):
            rates = []
            for run in range(context.runs):
                work = context.fresh("delivery-run")
                command = [context.compiled("syncs"), form, work, str(articles), str(group), str(size)]
                rates.append(float(subprocess.check_output(command, text=True)))
            results[f"bare {form} {group}"] = max(rates)
            median = f"{statistics.median(rates):,.0f}"
            rows.append([f"bare syncs, {form}, groups of {group}", len(rates), f"{max(rates):,.0f}", median, "", ""])
    header = ["", "runs", "articles/s best", "median", "CPU µs each", "exit"]
    measure.table(f"delivery: {articles} articles of {size} bytes", header, rows)
    return results
