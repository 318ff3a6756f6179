"""A headless Chromium, steered over a pipe with the DevTools protocol: no driver and no package besides the browser."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Failure(Exception):
    """What the browser refuses, or does not do in time."""


class Chromium:
    """One page of one browser. What it requests, complains of and forbids is kept in `requests` and `complaints`."""

    def __init__(self, program="chromium"):
        self.profile = tempfile.mkdtemp(prefix="tidings-browser-")
        browser_reads, to_browser = os.pipe()
        from_browser, browser_writes = os.pipe()
        # The protocol's descriptors are 3 and 4; out of their way first.
        reads, writes = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (browser_reads, browser_writes))
        command = [program, "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu",
                   "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
                   "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
                   f"--user-data-dir={self.profile}", "about:blank"]
        if os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # it refuses to run as root otherwise

        redirected = f'exec "$@" 3<&{reads} 4>&{writes}'
        self.process = subprocess.Popen(["bash", "-c", redirected, "bash", *command], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(reads, writes))
        for end in (browser_reads, browser_writes, reads, writes):
            os.close(end)
        self.input, self.output = to_browser, from_browser
        self.buffer = b""
        self.count = 0
        self.events = []
        self.session = None
        self.requests, self.complaints = [], []
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Network", "Log"]:
            self.call(domain + ".enable")

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, **parameters):
        self.count += 1
        request = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.input, json.dumps(request).encode() + b"\0")
        while True:
            message = self._message(60)
            if message is None:
                raise Failure(f"{method}: no answer in a minute")
            if message.get("id") == self.count:
                if "error" in message:
                    raise Failure(f"{method}: {message['error']['message']}")
                return message["result"]
            self._note(message)

    def _message(self, patience):
        end = time.monotonic() + patience
        while b"\0" not in self.buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.output], [], [], left)[0]:
                return None
            more = os.read(self.output, 1 << 20)
            if not more:
                raise Failure("the browser has ended")
            self.buffer += more
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def _note(self, message):
        method, parameters = message.get("method", ""), message.get("params", {})
        self.events.append(method)
        if method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(parameters["exceptionDetails"].get("text", "exception"))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("warning", "error"):
            self.complaints.append(parameters["entry"]["text"])

    def _wait(self, event):
        while event not in self.events:
            message = self._message(60)
            if message is None:
                raise Failure(f"no {event} in a minute")
            self._note(message)

    def open(self, url):
        self.events, self.requests, self.complaints = [], [], []
        answer = self.call("Page.navigate", url=url)
        if "errorText" in answer:
            raise Failure(f"{url}: {answer['errorText']}")
        self._wait("Page.loadEventFired")

    def follow(self, expression):
        """Clicks what the expression yields and waits for the page that this loads."""
        self.events = []
        self.click(expression)
        self._wait("Page.loadEventFired")

    def click(self, expression):
        x, y = self.evaluate(f"""(() => {{ const box = ({expression}); box.scrollIntoView({{block: 'center'}});
            const place = box.getBoundingClientRect();
            return [place.x + place.width / 2, place.y + place.height / 2] }})()""")
        for kind in ["mousePressed", "mouseReleased"]:
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def press(self, key, code):
        for kind in ["keyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                      **({"text": "\r"} if key == "Enter" and kind == "keyDown" else {}))

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failure(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def window(self, width, height, is_phone=False, is_dark=False, has_script=True):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if is_phone else 1,
                  mobile=is_phone)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}])
        self.call("Emulation.setScriptExecutionDisabled", value=not has_script)

    def picture(self, path):
        """The whole page as a PNG file."""
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
