"""Publishers on the loopback interface, well and ill, for the status page to show."""

import html
import http.server
import threading
import time

# What a feed calls itself: markup, an attribute's end, a terminal's and a writing direction's controls.
HOSTILE = """<script>document.title='owned'</script> "><img src=x onerror="document.title='owned'"> '\u202eabc"""

TITLES = {
    "vnexpress": "Tin nhanh – Thời sự, kinh doanh và đời sống",
    "harbour": "Harbour Gazette",
    "nhk": "日本放送ニュース 主要ニュース一覧",
    "wahat": "واحة الأخبار",
    "hostile": HOSTILE,
    "long": "A feed with an exceedingly long name " * 5,
}


def atom(title, count):
    entries = "".join(
        f"<entry><id>urn:{len(title)}:{n}</id><title>Number {n} of {html.escape(title)}</title>"
        f"<link href=\"https://news.example/{len(title)}/{n}\"/><summary>What happened the {n}th time.</summary></entry>"
        for n in range(count))
    return (f"<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:{len(title)}</id><title>{html.escape(title)}</title>"
            f"{entries}</feed>").encode()


class Publisher(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/").split(".")[0]
        status, kind, body, fields = 200, "application/atom+xml; charset=utf-8", b"", {}
        if name in TITLES:
            body = atom(TITLES[name], 7 + len(name))
        elif name == "broken":
            status, body = 500, b"down"
        elif name == "page":
            kind, body = "text/html", b"<!DOCTYPE html><title>Sign in</title><p>Please <b>sign in</b>."
        elif name == "cut":
            body = b"<rss version='2.0'><channel><title>Cut</title><item><title>half"
        elif name == "gone":
            status = 410
        elif name == "busy":
            status, fields = 429, {"Retry-After": "3600"}
        else:
            status = 404
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for field, value in fields.items():
            self.send_header(field, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def start():
    """Serves on a port of the system's choice; returns the server."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def configuration(directory, publisher, status_port):
    """Feeds in every state of health, and many that are well."""
    port = publisher.server_address[1]
    names = [*TITLES, "broken", "page", "cut", "gone"]
    feeds = [f"  - {{url: 'http://127.0.0.1:{port}/{name}.xml', id: {name}, tags: [{'vi, ' if name == 'vnexpress' else ''}news]}}"
             for name in names]
    # A host of its own, as 429 holds the whole host.
    feeds.append(f"  - {{url: 'http://localhost:{port}/busy.xml', id: busy}}")
    feeds.append("  - {url: 'http://127.0.0.1:1/feed.xml', id: refused}")
    return "\n".join([
        f"spool: {directory}/spool", f"state: {directory}/state.sqlite", "queues: [{name: all}, {name: vi, filter: {tags: [vi]}}]",
        "http: {min_gap: 0s}", f"server: {{listen: '127.0.0.1:{status_port}'}}", "feeds:", *feeds, ""])


def history(seed, feeds, today):
    """Fourteen days of (day, feed, delivered, failures), the same each time."""
    rows = []
    for feed in feeds:
        for back in range(1, 14):
            delivered = (seed * 31 + feed * 17 + back * back * 7) % (40 if feed % 3 else 9)
            failures = (feed * 5 + back) % 4 if (feed + back) % 6 == 0 else 0
            rows.append((today - back, feed, delivered, failures))
    return rows


def day():
    return int(time.time()) // 86400
