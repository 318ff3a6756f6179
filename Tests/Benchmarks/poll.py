"""Poll: many feeds on a loopback nginx, cold, unchanged and 5 % changed, beside libcurl alone and other feed readers.

CPU is that of the whole command, its start and the reading of its configuration included. A consumer takes the articles
between two cycles. After each cycle the spool is compared with what the corpus holds: each article of each encoding exactly once, whole.
Nothing is deleted before the end: ext4 passes over every inode that was freed within some minutes before it makes a file,
which may cost a cold cycle several times its own work.
"""

import collections
import json
import os
import random
import shutil
import socket
import subprocess
import time

import corpus
import measure

NGINX = """
worker_processes 1;
daemon off;
pid {work}/nginx.pid;
error_log {work}/nginx.log error;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  types {{ application/rss+xml xml; application/feed+json json; }}
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  server {{ listen {port} backlog=4096; root {root}; }}
}}
"""

READER = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for line in open(sys.argv[2]):
    reader.add_feed(line.strip(), exist_ok=True)
reader.update_feeds(workers=4)
"""


class Site:
    """nginx on a free port, serving one folder under as many loopback addresses as there are hosts."""

    def __init__(self, work, root):
        with socket.socket() as probe:
            probe.bind(("", 0))
            self.port = probe.getsockname()[1]
        configuration = work / "nginx.conf"
        configuration.write_text(NGINX.format(work=work, root=root, port=self.port))
        self.process = subprocess.Popen(["nginx", "-p", str(work), "-c", str(configuration)], stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"nginx does not answer; see {work}/nginx.log")

    def url(self, document, hosts):
        host = int(document.name) % hosts
        return f"http://127.0.{host // 200}.{host % 200 + 1}:{self.port}/{document.name}.{document.suffix}"

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Truth:
    """What is to stand in the spool, and what does."""

    def __init__(self, work):
        self.spool = work / "spool"
        self.taken = work / "taken"
        self.taken.mkdir()
        self.expected = {}
        self.labels = {}
        self.seen = collections.Counter()

    def expect(self, document):
        for item in document.items:
            self.expected[(document.name, item.guid)] = item
        self.labels[document.name] = f"{document.shape} {document.language} {document.encoding}"

    def compare(self):
        """Takes what is new in the spool; counts over all cycles so far, with some examples of what is wrong."""
        wrong, strange = [], []
        names = sorted(os.listdir(self.spool / "all" / "new"))
        for name in names:
            path = self.spool / "all" / "new" / name
            article = json.loads(path.read_bytes())
            path.rename(self.taken / name)
            feed = article["_tidings"]["feed"]["id"]
            key = (feed, article["_tidings"].get("guid") or article.get("url"))
            item = self.expected.get(key)
            if not item:
                strange.append(f"{name}: nothing in the corpus is {key}")
                continue
            self.seen[key] += 1
            if bad := corpus.differences(item, article.get("title"), article.get("content_text")):
                wrong.append(f"{feed} {self.labels[feed]} {key[1]}: {', '.join(bad)}")
        missing = [f"{key}, {self.labels[key[0]]}" for key in self.expected if not self.seen[key]]
        doubled = [f"{key}, {self.labels[key[0]]}" for key, times in self.seen.items() if times > 1]
        return {"delivered": len(names), "missing": missing, "doubled": doubled, "wrong": wrong, "strange": strange}


def bench(context):
    results = {}
    folders = [context.fresh(f"poll-{count}") for count in context.polled]
    for work, count in zip(folders, context.polled):
        results[str(count)] = polled(context, work, count)
    for work in folders:
        shutil.rmtree(work)
    if "1000" in results and "10000" in results:
        for cycle in ("cold", "unchanged"):
            small, large = (results[n][cycle]["tidings"]["cpu_min"] / int(n) for n in ("1000", "10000"))
            print(f"  {cycle}: a feed of 10,000 costs {large / small:.2f} times what one of 1,000 does (goal 1.2)")
    return results


def polled(context, work, count):
    root = work / "www"
    root.mkdir()
    author = corpus.Author(1)
    print(f"\npoll: making {count:,} feeds", flush=True)
    truth = Truth(work)
    documents = []
    for number in range(count):
        document = author.document(number, "poll")
        path = root / f"{document.name}.{document.suffix}"
        path.write_bytes(document.data())
        os.utime(path, (1_760_000_000, 1_760_000_000))
        truth.expect(document)
        documents.append(document)
    site = Site(work, root)
    try:
        return cycles(context, work, root, author, documents, truth, site)
    finally:
        site.stop()


def cycles(context, work, root, author, documents, truth, site):
    hosts = max(10, len(documents) // 8)
    urls = {document.name: site.url(document, hosts) for document in documents}
    (work / "urls").write_text("".join(f"{url}\n" for url in urls.values()))
    configuration = work / "tidings.yaml"
    lines = [f"spool: {work}/spool", f"state: {work}/state.sqlite", "http: {min_gap: 0s, max_per_host: 8}", "feeds:"]
    lines += [f'  - {{url: "{url}", id: "{name}"}}' for name, url in urls.items()]
    configuration.write_text("\n".join(lines) + "\n")
    results = {}
    poll = [context.tidings, "poll", "-c", configuration]
    libcurl = [context.compiled("multi"), work / "urls", work / "etags", 300]
    for cycle in ("cold", "unchanged", "5 % changed"):
        # What changes its own ground can be measured once.
        runs = context.runs if cycle == "unchanged" else 1
        if cycle == "5 % changed":
            change(author, documents, root, truth)
        ours, bare = [], []
        for _ in range(runs):
            with open(work / f"{cycle}.log", "wb") as log:
                ours.append(measure.run(poll, stdout=log, stderr=log))
            bare.append(measure.run(libcurl))
        results[cycle] = {"tidings": measure.summary(ours), "libcurl multi": measure.summary(bare)}
        # The others need a hundred times as long, and cost the same a feed whatever their number.
        if len(documents) == min(context.polled[-1], 2_000):
            results[cycle].update(peers(context, work, urls, cycle))
        spooled = size_of(work / "spool")
        if cycle == "cold":
            verify(context, configuration)
            results[cycle]["the files alone"] = bare_files(context, work, len(truth.expected), spooled)
        counts = truth.compare()
        results[cycle]["articles"] = {key: value if key == "delivered" else len(value) for key, value in counts.items()}
        report(cycle, results[cycle], len(documents), counts, work)
        print(f"  disk: spool {spooled / 1e6:.1f} MB")
    results["state_bytes"] = sum(path.stat().st_size for path in work.glob("state.sqlite*"))
    print(f"  disk: state {results['state_bytes'] / 1e6:.1f} MB for {len(truth.expected):,} articles")
    return results


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def bare_files(context, work, count, size):
    """What the kernel takes for as many files of the same size, made durable in groups and renamed."""
    folder = work / "bare"
    folder.mkdir()
    return measure.summary([measure.run([context.compiled("syncs"), "files", folder, count, 256, size // max(count, 1)])])


def verify(context, configuration):
    ran = subprocess.run([context.tidings, "spool", "verify", "-c", configuration], capture_output=True, text=True)
    print(f"  spool verify: exit {ran.returncode} {(ran.stdout + ran.stderr).strip()[-300:]}")


def change(author, documents, root, truth):
    """One new article at the top of every twentieth feed."""
    for document in documents[::20]:
        chance = random.Random(f"changed/{document.name}")
        document.items.insert(0, author.item(chance, int(document.name), 1000, document.language, 9))
        (root / f"{document.name}.{document.suffix}").write_bytes(document.data())
        truth.expect(document)


def peers(context, work, urls, cycle):
    """The others, on a part of the feeds: most need a hundred times as long."""
    found = {}
    sample = list(urls.items())[: 50 if context.quick else 200]
    if cycle == "cold" and context.has("curl"):
        lines = "".join(f'url = "{url}"\noutput = "/dev/null"\n' for url in urls.values())
        (work / "curl.list").write_text(lines)
        curl = ["curl", "-s", "--parallel", "--parallel-max", 100, "-K", work / "curl.list"]
        found["curl --parallel"] = measure.summary([measure.run(curl)])
    if context.has("sfeed_update"):
        feeds = "\n".join(f'  feed "{name}" "{url}"' for name, url in sample)
        (work / "sfeedrc").write_text(f'sfeedpath="{work}/sfeed"\nmaxjobs=4\nfeeds() {{\n{feeds}\n}}\n')
        found["sfeed_update"] = measure.summary([measure.run(["sfeed_update", work / "sfeedrc"])])
    (work / "some").write_text("".join(f"{url}\n" for _, url in sample))
    if context.has("newsboat"):
        (work / "newsboat").write_text("reload-threads 4\n")
        command = ["newsboat", "-x", "reload", "-u", work / "some", "-c", work / "newsboat.db", "-C", work / "newsboat"]
        found["newsboat"] = measure.summary([measure.run(command, env={**os.environ, "HOME": str(work)})])
    if context.python:
        command = [context.python, "-c", READER, work / "reader.db", work / "some"]
        found["reader"] = measure.summary([measure.run(command)])
    for name in ("sfeed_update", "newsboat", "reader"):
        if name in found:
            found[name]["feeds"] = len(sample)
    return found


def report(cycle, costs, count, counts, work):
    bare = costs["libcurl multi"]["cpu_min"] / count
    rows = []
    for name, cost in costs.items():
        if name == "articles":
            continue
        feeds = cost.get("feeds", count)
        each = cost["cpu_min"] / feeds
        rows.append([
            name, feeds, cost["runs"], f"{each * 1000:.3f}", f"{cost['cpu_median'] / feeds * 1000:.3f}",
            f"{cost['kernel_min'] / feeds * 1000:.3f}", f"{each / bare:.2f}", f"{cost['wall_min']:.1f}", f"{cost['peak'] / 1e6:.0f}", cost["status"],
        ])  # fmt: skip
    goal = {"cold": "2.5 ms a feed, 64 MB", "unchanged": "1.5 times libcurl", "5 % changed": "3 times libcurl"}[cycle]
    header = ["", "feeds", "runs", "CPU ms a feed", "median", "of it kernel", "to libcurl", "wall s", "peak MB", "exit"]
    measure.table(f"poll, {count:,} feeds, {cycle} (goal {goal})", header, rows)
    print("  articles: " + ", ".join(f"{k} {v if k == 'delivered' else len(v)}" for k, v in counts.items()))
    for kind in ("missing", "doubled", "wrong", "strange"):
        for line in counts[kind][:5]:
            print(f"    {kind}: {line}")
    if costs["tidings"]["status"]:
        failed = [line for line in (work / f"{cycle}.log").read_text(errors="replace").splitlines()][:3]
        print("    " + "\n    ".join(failed))
