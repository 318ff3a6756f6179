"""Scale: what configured feeds cost that are not due, and what a poll costs the more articles are known; with a plot."""

import os
import pathlib
import random
import shutil
import socket
import sqlite3
import subprocess
import time

import corpus
import measure
import plot
import poll


def bench(context):
    results = {"configured": configured(context), "known": known(context)}
    path = context.work / "scale.svg"
    feeds = [(int(count), one) for count, one in results["configured"].items()]
    articles = [(int(count), one) for count, one in results["known"].items()]
    path.write_text(
        plot.svg([
            ("configured feeds, due over a day", "feeds", [
                ("resident MB of the daemon", [(n, one["tidings daemon"]["rss"] / 1e6) for n, one in feeds]),
                ("CPU seconds of the start", [(n, max(one["tidings daemon"]["start_cpu"], 0.01)) for n, one in feeds]),
            ]),
            ("a poll that brings 23 articles", "articles known before", [
                ("CPU ms a feed", [(n, one["tidings poll"]["cpu_min"] / one["feeds"] * 1000) for n, one in articles]),
                ("peak MB", [(n, one["tidings poll"]["peak"] / 1e6) for n, one in articles]),
                ("state, MB", [(n, one["state_bytes"] / 1e6) for n, one in articles]),
            ]),
        ])
    )  # fmt: skip
    print(f"  plot: {path}")
    return results


# Configured feeds


def configured(context):
    results, rows = {}, []
    for count in [100, 1_000, 10_000] if context.quick else [100, 1_000, 10_000, 100_000]:
        work = context.fresh("scale")
        configuration = work / "tidings.yaml"
        state = work / "state.sqlite"
        head = f"spool: {work}/spool\nstate: {state}\ndefaults: {{every: 1d}}\nfeeds:\n"
        # Port 1 refuses at once: the few that fall due while we look cost next to nothing.
        urls = [
            f"http://127.{number // 60000 + 1}.{number // 250 % 240}.{number % 250 + 1}:1/{number}.xml"
            for number in range(count)
        ]
        lines = [f'  - {{url: "{url}", id: "f{number}"}}\n' for number, url in enumerate(urls)]
        configuration.write_text(head + lines[0])
        # Makes the tables.
        subprocess.run([context.tidings, "poll", "-c", configuration], capture_output=True)
        remember(state, urls)
        configuration.write_text(head + "".join(lines))
        check = measure.run([context.tidings, "check", "-c", configuration])
        daemon = idle(context, configuration, 5 if context.quick else 20)
        results[str(count)] = {"tidings check": {"cpu_min": check.cpu, "peak": check.peak}, "tidings daemon": daemon}
        rows.append([
            f"{count:,}", f"{check.cpu:.2f}", f"{check.peak / 1e6:.0f}", check.status, f"{daemon['start_cpu']:.2f}",
            f"{daemon['rss'] / 1e6:.0f}", f"{daemon['peak'] / 1e6:.0f}", f"{daemon['idle_percent']:.2f}",
            daemon["status"],
        ])  # fmt: skip
    header = ["feeds", "check CPU s", "MB", "exit", "start CPU s", "daemon MB", "peak MB", "idle CPU %", "exit"]
    measure.table("scale: configured feeds, due over a day (goals for 100,000: 100 MB, 1 %)", header, rows)
    return results


def remember(state, urls):
    """What a day of polling leaves of each feed: validators, the hash of the body, a due time within the next day."""
    chance = random.Random(1)
    now = int(time.time())

    def row(number, url):
        polled = now - chance.randrange(86_400)
        tag = f'"{chance.getrandbits(64):x}-{chance.getrandbits(20):x}"'.encode()
        return (
            f"f{number}", url, f"The Harbour Paper {number}", tag, b"Wed, 04 Feb 2026 09:30:00 GMT",
            chance.randbytes(32), polled * 1_000_000, polled * 1_000_000, 304, (polled + 86_400) * 1_000_000, "every 1d",
            chance.randrange(100),
        )  # fmt: skip

    with sqlite3.connect(state) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("DELETE FROM feeds")
        database.executemany(
            "INSERT INTO feeds(id, configured_url, title, etag, last_modified, body_hash, last_polled, last_success, "
            "last_status, next_due, due_reason, fruitless) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row(number, url) for number, url in enumerate(urls)),
        )
    database.close()


def books(pid):
    """CPU seconds, resident and peak resident bytes of a process."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    with open(f"/proc/{pid}/status") as file:
        peak = next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))
    ticks = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / ticks, int(fields[21]) * os.sysconf("SC_PAGE_SIZE"), peak


def idle(context, configuration, seconds):
    """Starts a daemon, waits until it says READY, and then looks how much it needs."""
    folder = configuration.parent
    notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notices.bind(str(folder / "notify"))
    notices.settimeout(1)
    environment = {**os.environ, "NOTIFY_SOCKET": str(folder / "notify")}
    with open(folder / "run.log", "wb") as log:
        daemon = subprocess.Popen(
            [context.tidings, "run", "-c", configuration], stdout=log, stderr=log, env=environment
        )
    ready = False
    began = time.monotonic()
    while not ready and daemon.poll() is None and time.monotonic() - began < 120:
        try:
            ready = b"READY=1" in notices.recv(4096)
        except TimeoutError:
            pass
    notices.close()
    if not ready:
        daemon.kill()
        return {"start_cpu": 0.0, "rss": 0, "peak": 0, "idle_percent": 0.0, "status": daemon.wait() or -1}
    start, _, _ = books(daemon.pid)
    # What the start left to do, the memory given back for instance.
    time.sleep(2)
    before, at = books(daemon.pid)[0], time.monotonic()
    time.sleep(seconds)
    end, rss, peak = books(daemon.pid)
    percent = (end - before) / (time.monotonic() - at) * 100
    daemon.terminate()
    try:
        status = daemon.wait(30)
    except subprocess.TimeoutExpired:
        daemon.kill()
        status = daemon.wait()
    return {"start_cpu": start, "rss": rss, "peak": peak, "idle_percent": percent, "status": status}


# Known articles


def known(context):
    """The same feeds polled for the first time into states that know more and more articles."""
    work = context.fresh("known")
    root = work / "www"
    root.mkdir()
    author = corpus.Author(1)
    count = 50 if context.quick else 300
    documents = [author.document(number, "known", big=False) for number in range(count)]
    for document in documents:
        (root / f"{document.name}.{document.suffix}").write_bytes(document.data())
    site = poll.Site(work, root)
    sizes = [10_000, 100_000] if context.quick else [10_000, 100_000, 1_000_000]
    if context.full:
        sizes.append(10_000_000)
    results, rows = {}, []
    try:
        configuration = work / "tidings.yaml"
        seed = work / "seed.sqlite"
        empty = [f"spool: {work}/spool-seed", f"state: {seed}", "feeds:", '  - {url: "http://127.0.0.1:1/", id: seed}']
        configuration.write_text("\n".join(empty) + "\n")
        # Makes the tables and one feed, which the made-up articles are said to come from.
        subprocess.run([context.tidings, "poll", "-c", configuration], capture_output=True)
        filled = 0
        for size in sizes:
            fill(seed, filled, size)
            filled = size
            costs = []
            for run in range(1 if size > 1_000_000 else 3):
                state = work / f"state-{size}-{run}.sqlite"
                shutil.copyfile(seed, state)
                lines = [f"spool: {work}/spool-{size}-{run}", f"state: {state}", "http: {min_gap: 0s, max_per_host: 8}"]
                lines += ["feeds:"]
                lines += [f'  - {{url: "{site.url(document, 40)}", id: "{document.name}"}}' for document in documents]
                configuration.write_text("\n".join(lines) + "\n")
                costs.append(measure.run([context.tidings, "poll", "-c", configuration]))
                written = sum(path.stat().st_size for path in work.glob(state.name + "*"))
                for path in [*work.glob(state.name + "*")]:
                    path.unlink()
            summary = measure.summary(costs)
            results[str(size)] = {"tidings poll": summary, "feeds": count, "state_bytes": seed.stat().st_size}
            rows.append([
                f"{size:,}", f"{summary['cpu_min'] / count * 1000:.2f}", f"{summary['cpu_median'] / count * 1000:.2f}",
                f"{summary['peak'] / 1e6:.0f}", f"{seed.stat().st_size / 1e6:.0f}", f"{written / 1e6:.0f}",
                summary["status"],
            ])  # fmt: skip
    finally:
        site.stop()
    header = ["known articles", "CPU ms a feed", "median", "peak MB", "state MB", "with log", "exit"]
    measure.table(f"scale: {count} feeds of about 20 articles, polled into a state that knows many", header, rows)
    return results


def fill(state, first, last):
    """Articles `first` to `last` with two keys each, as a first poll of them would leave them."""
    chance = random.Random(first)
    now = int(time.time())
    day = now // 86_400
    with sqlite3.connect(state) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -400000")
        for start in range(first, last, 500_000):
            rows = range(start + 1, min(start + 500_000, last) + 1)
            database.executemany(
                "INSERT INTO articles(row, id, feed, revision, content, link, first_seen, seen_day) "
                "VALUES(?, ?, 1, 1, ?, ?, ?, ?)",
                (
                    (row, chance.randbytes(16), chance.randbytes(16), chance.getrandbits(63), now * 1_000_000, day)
                    for row in rows
                ),
            )
            # In the order of the keys: the same file as any other order makes, and sooner.
            keys = sorted((chance.randbytes(16), row) for row in rows for _ in range(2))
            database.executemany("INSERT INTO keys(key, article) VALUES(?, ?)", keys)
        database.execute("UPDATE counters SET last_article = ?", (last,))
    # As the program leaves it.
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
    for rest in (pathlib.Path(f"{state}-wal"), pathlib.Path(f"{state}-shm")):
        rest.unlink(missing_ok=True)
