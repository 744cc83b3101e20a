"""The town of the demonstration: a server of its own, and the command line at its desk."""

import json
import os
import signal
import subprocess

# Bazel runs programs in the folder that has everything they need, by its path from the root.
FOLDER = os.path.join("clients", "demo")
SERVER = os.path.join("ledger", "server", "timecreditd")
CLIENT = os.path.join("clients", "cli", "timecredit")


class Failed(Exception):
    """Something is not as it must be."""


class Ended(Exception):
    """Somebody ends the demonstration, by a signal."""


def end(number, _frame):
    """Whatever it is at that moment, the server ends with it, and its folder goes."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    raise Ended(number)


ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def say(text):
    """A remark between the commands."""
    print(f"\n# {text}\n", flush=True)


def go_through(parts, *arguments):
    """Calls one part after another, and says before each which of them it is."""
    for number, (title, part) in enumerate(parts, start=1):
        print(f"\n# {number} of {len(parts)}: {title}", flush=True)
        part(*arguments)


def check(what, found, wanted):
    """Every figure that the walk relies on."""
    if found != wanted:
        raise Failed(f"{what}: {found}, where {wanted} was expected")


class Town:
    """The server, and the command line as a person at a desk uses it."""

    def __init__(self, folder):
        command = [SERVER, "--data", f"{folder}/data", "--keys", f"{folder}/keys", "--port", "0"]
        command += ["--development-principal", "operator:1", "--log-level", "error"]
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            greeting = self.server.stdout.readline()
        except Ended:
            self.abandon()
            raise
        if "serves on" not in greeting:
            raise Failed("the server did not start")
        self.address = greeting.split()[3].rstrip(",")
        self.environment = dict(os.environ, TIMECREDIT_SERVER=self.address)

    def run(self, *arguments, scheme="taff", quietly=False, refused=False):
        """Runs `timecredit ...`; what it printed."""
        if not quietly:
            shown = [f'"{word}"' if " " in word else word for word in arguments]
            print("$ timecredit " + " ".join(shown), flush=True)
        done = subprocess.run(
            [CLIENT, *arguments],
            env=dict(self.environment, TIMECREDIT_SCHEME=scheme),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if quietly else subprocess.STDOUT,
            text=True,
            check=False,
        )
        if not quietly:
            print(done.stdout, flush=True)
        if refused and done.returncode == 0:
            raise Failed(f"{arguments}: was not refused")
        if not refused and done.returncode != 0:
            raise Failed(f"{arguments}: exit code {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    def read(self, *arguments, scheme="taff"):
        """The same as JSON, to check figures by."""
        return json.loads(self.run("--output", "json", *arguments, scheme=scheme, quietly=True))

    def stop(self):
        """Ends the server in an orderly way."""
        self.server.send_signal(signal.SIGTERM)
        check("the server's exit code", self.server.wait(timeout=60), 0)

    def abandon(self):
        """Ends the server if it is still there."""
        if self.server.poll() is None:
            self.server.kill()
            self.server.wait()

    def serve_until_ended(self, scheme):
        """Says how to use it, and waits for Ctrl-C or another signal that ends it."""
        folder = os.path.dirname(os.path.realpath(CLIENT))
        say(f"It serves on {self.address} until Ctrl-C, and then all of it goes. In another window,\n"
            "# these lines say where the command line is, where the server, and which scheme is meant:")
        print(f'export PATH="{folder}:$PATH"')
        print(f"export TIMECREDIT_SERVER={self.address} TIMECREDIT_SCHEME={scheme}\n", flush=True)
        try:
            signal.pause()
        except Ended:
            print()
