"""A real browser, driven by W3C WebDriver through chromedriver; tests are skipped where there is none.

With AUDIOCAST_BROWSER=required (as in CI) a missing browser is a failure.
"""

import os
import shutil
import socket
import subprocess

import pytest
import requests

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window of headless Chromium."""

    def __init__(self, base):
        options = {
            "args": [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=900,1000",
                "--autoplay-policy=no-user-gesture-required",
            ]
        }
        capabilities = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        answer = requests.post(
            f"{base}/session", json={"capabilities": {"alwaysMatch": capabilities}}, timeout=60
        ).json()
        self.session = f"{base}/session/{answer['value']['sessionId']}"

    def call(self, method, path, body=None):
        answer = requests.request(method, self.session + path, json=body, timeout=60).json()["value"]
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer

    def open(self, path):
        self.call("POST", "/url", {"url": path.resolve().as_uri()})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def wait(self, script, *arguments):
        """Run a script that calls its last argument when something has happened."""
        return self.call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def click(self, selector):
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        self.call("POST", f"/element/{found[ELEMENT]}/click", {})

    def log(self, kind="browser"):
        return self.call("POST", "/se/log", {"type": kind})

    def close(self):
        requests.delete(self.session, timeout=60)


@pytest.fixture(scope="session")
def driver():
    """Return the address of a running chromedriver."""
    program = shutil.which("chromedriver")
    if program is None:
        if os.environ.get("AUDIOCAST_BROWSER") == "required":
            pytest.fail("chromedriver is not installed")
        pytest.skip("needs chromium and chromedriver")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    child = subprocess.Popen([program, f"--port={port}"], stdout=subprocess.PIPE, text=True)
    for line in child.stdout:
        if "started successfully" in line:
            break
    yield f"http://127.0.0.1:{port}"
    child.terminate()
    child.wait()


@pytest.fixture
def browser(driver):
    window = Browser(driver)
    yield window
    window.close()
