"""Soak: a month of polling on a clock that is moved on when nothing is left to do; memory and descriptors stay flat."""

import json
import subprocess

import measure
import plot
import poll


def bench(context):
    feeds, days = (500, 10) if context.quick else (10_000, 30)
    program = context.swift_built("soak")
    if not program:
        return {}
    work = context.fresh("soak")
    (work / "www").mkdir()
    site = poll.Site(work, work / "www")
    print(f"\nsoak: {feeds:,} feeds, {days} days", flush=True)
    try:
        ran = subprocess.run(
            [program, work, str(site.port), str(feeds), str(days)], capture_output=True, text=True
        )
    finally:
        site.stop()
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    if ran.returncode or not lines:
        print(f"  soak failed: exit {ran.returncode} {ran.stderr[-500:]}")
        return {"status": ran.returncode}
    rows = [
        [
            line["day"], f"{line['polls']:,}", f"{line['new']:,}", line["failures"], f"{line['rss'] / 1e6:.1f}",
            line["descriptors"], f"{line['state_bytes'] / 1e6:.1f}", f"{line['cpu']:.1f}",
        ]
        for line in lines
        if line["day"] in (1, 2, 5, 10, 15, 20, 25, 30) or line is lines[-1]
    ]  # fmt: skip
    measure.table(
        "soak", ["day", "polls", "new articles", "failures", "resident MB", "descriptors", "state MB", "CPU s"], rows
    )
    early, last = lines[min(4, len(lines) - 1)], lines[-1]
    growth = last["rss"] / early["rss"]
    more = last["descriptors"] - early["descriptors"]
    print(f"  from day {early['day']} to day {last['day']}: memory times {growth:.2f}, descriptors {more:+d}")
    path = context.work / "soak.svg"
    curves = [("resident MB", [(line["day"], line["rss"] / 1e6) for line in lines])]
    path.write_text(plot.svg([("a simulated month", "day", curves)]))
    print(f"  plot: {path}")
    return {"growth": growth, "descriptors": more, "tidings soak": {"peak": max(line["rss"] for line in lines), **last}}
