"""State: what a poll costs the more articles are known, with keys and near-duplicate marks of all of them.

The known articles are written into the state by SQL: three keys each (guid, link, content), one in fifty of the last
seven days, so that its near-duplicate mark still counts; at the end the worst case, all of them of the last week. Then
local feeds bring articles of 60 to 200 words.
"""

import os
import pathlib
import random
import sqlite3
import statistics
import time

import measure


def bench(context):
    counts = [0, 100_000] if context.quick else [0, 100_000, 1_000_000, *([10_000_000] if context.full else [])]
    cases = [(known, known // 50) for known in counts] + [(counts[-1], counts[-1])]
    feeds, items = (20, 30) if context.quick else (100, 30)
    rows, results = [], {}
    for known, recent in cases:
        work = context.fresh("state")
        configuration = write(work, feeds, items)
        prepare(context, work, configuration, known, recent)
        size = sum(path.stat().st_size for path in work.glob("state.sqlite*"))
        costs = []
        for run in range(context.runs):
            publish(work, feeds, items, known * 100 + (known == recent) * 50 + run)
            costs.append(measure.run([context.tidings, "poll", "-c", configuration]))
        written = sum(1 for _ in (work / "spool" / "all" / "new").iterdir())
        if written != feeds * items * context.runs or any(cost.status for cost in costs):
            print(f"  WRONG: {written} articles, exit {max(cost.status for cost in costs)}")
        each = [cost.cpu / (feeds * items) * 1e6 for cost in costs]
        walls = [cost.wall / (feeds * items) * 1e6 for cost in costs]
        rows.append([f"{known:,}", f"{recent:,}", len(costs), f"{size / 1e6:,.0f}", f"{min(each):.0f}", f"{statistics.median(each):.0f}",
                     f"{statistics.median(walls):.0f}", f"{max(cost.peak for cost in costs) / 1e6:.0f}"])  # fmt: skip
        results[f"tidings {known} {recent}"] = measure.summary(costs)
    header = ["known articles", "this week's", "runs", "state MB", "CPU µs/article min", "median", "wall µs", "peak MB"]
    measure.table(f"state: {feeds} feeds of {items} new articles, three keys an article", header, rows)
    return results


def write(work, feeds, items):
    configuration = work / "tidings.yaml"
    with open(configuration, "w") as file:
        file.write(f"spool: {work}/spool\nstate: {work}/state.sqlite\nfeeds:\n")
        for number in range(feeds):
            file.write(f'  - {{url: "file://{work}/{number}.xml", id: "f{number}"}}\n')
    publish(work, feeds, 0, 0)
    return configuration


def publish(work, feeds, items, seed):
    dice = random.Random(seed)
    words = [f"{dice.choice('bcdfghlmnpqrstvx')}{dice.choice('aeiou')}{n:x}" for n in range(3000)]
    for number in range(feeds):
        parts = []
        for item in range(items):
            text = " ".join(dice.choices(words, k=dice.randint(60, 200)))
            name = f"{seed}-{number}-{item}"
            parts.append(
                f"<item><guid>{name}</guid><link>http://f{number}.example/{name}</link><title>Report {name}</title>"
                f"<description>{text}</description></item>"
            )
        (work / f"{number}.xml").write_text(
            f"<rss version='2.0'><channel><title>{number}</title><link>http://f{number}.example/</link>{''.join(parts)}"
            "</channel></rss>"
        )


def near_rows(first, last):
    for start in range(first, last + 1, 256):
        articles = range(start, min(start + 256, last + 1))
        yield articles[-1], b"".join(article.to_bytes(8, "big") + os.urandom(8) for article in articles)


def prepare(context, work: pathlib.Path, configuration, known, recent):
    """A state of our own making, filled with articles nobody polls any more."""
    measure.run([context.tidings, "poll", "-c", configuration])
    if not known:
        return
    database = sqlite3.connect(work / "state.sqlite")
    database.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;")
    day = int(time.time()) // 86_400 - 3
    first = known - recent + 1
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {known})"
    script = f"""
    BEGIN;
    INSERT INTO feeds(row, id, configured_url, first_document, last_document)
      VALUES(1000000, 'known', 'http://known.example/', {day}, {day});
    {numbers} INSERT INTO articles(row, id, feed, revision, content, link, first_seen, seen_day)
      SELECT i, randomblob(16), 1000000, 1, randomblob(16), random(),
        ({day} - CASE WHEN i < {first} THEN 60 ELSE 0 END) * 86400000000 + i, {day} FROM n;
    {numbers}, k(j) AS (SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2)
      INSERT INTO keys SELECT key, i FROM (SELECT randomblob(16) AS key, i FROM n, k) ORDER BY key;
    INSERT OR REPLACE INTO days VALUES({day}, {first});
    UPDATE counters SET last_article = {known};
    COMMIT;
    """
    database.executescript(script)
    with database:
        database.executemany("INSERT INTO near(upto, hashes) VALUES(?, ?)", near_rows(first, known))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
