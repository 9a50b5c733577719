"""A clean Debian in a folder, with a virtual screen of this machine, to install a package in."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

OLDEST, NEWEST = "bookworm", "trixie"  # Debian 12 and 13
USER = "consulent"
HOME = Path("/home") / USER
SMALLEST = (640, 480)  # of a window
_KEPT = Path(__file__).resolve().parents[2] / "build" / "clean-root"


def base(suite):
    """Return a folder with the smallest Debian and one user, made once."""
    root = _KEPT / suite
    if not (root / "home" / USER).is_dir():
        shutil.rmtree(root, ignore_errors=True)
        root.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["debootstrap", "--variant=minbase", suite, root], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["chroot", root, "useradd", "--create-home", "--shell", "/bin/sh", USER], check=True)
    return root


class Root:
    """A copy of the clean Debian that may be changed."""

    def __init__(self, path, suite=OLDEST):
        self.path = path
        self._suite = suite

    def __enter__(self):
        subprocess.run(["cp", "-a", base(self._suite), self.path], check=True)
        for kind, source, target in (("proc", "proc", "proc"), ("tmpfs", "tmpfs", "dev/shm")):
            (self.path / target).mkdir(exist_ok=True)
            subprocess.run(["mount", "-t", kind, source, self.path / target], check=True)
        self("apt-get", "-qq", "update")
        return self

    def __exit__(self, *_):
        self.stop_programs()
        for target in ("dev/shm", "proc"):
            subprocess.run(["umount", "--lazy", self.path / target], check=True)
        shutil.rmtree(self.path)

    def __call__(self, *command):
        """Run as administrator; what it prints."""
        environ = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(["chroot", self.path, *command], env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    def install(self, *packages):
        self("apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages)

    def put(self, source, folder=Path("/tmp")):
        """Copy a file or folder into the root, for the user; its path there."""
        target = folder / source.name
        subprocess.run(["cp", "-a", source, self.inside(target)], check=True)
        self("chown", "--recursive", USER, str(target))
        return str(target)

    def inside(self, path):
        return self.path / str(path).lstrip("/")

    def start(self, *command, pipe=subprocess.DEVNULL, environ=()):
        """Start as the user, in the home folder."""
        settings = {"PATH": "/usr/bin:/bin", "HOME": str(HOME), "LC_ALL": "C.UTF-8", **dict(environ)}
        wrapped = ["/usr/sbin/chroot", f"--userspec={USER}", self.path, "/usr/bin/env", "--chdir", str(HOME), *command]
        return subprocess.Popen(wrapped, env=settings, stdout=pipe, stderr=pipe)

    def ask(self, *command, status=0, environ=()):
        """Run as the user; what it prints."""
        process = self.start(*command, pipe=subprocess.PIPE, environ=environ)
        out, complaint = process.communicate(timeout=180)
        assert process.returncode == status, f"{command}: {process.returncode}\n{out.decode()}{complaint.decode()}"
        return out.decode() if status == 0 else complaint.decode()

    def stop_programs(self):
        """End what runs in this root, also what was started by a program in it."""
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (process / "root").readlink() == self.path:
                    os.kill(int(process.name), signal.SIGKILL)

    def paths(self):
        """Return every path in the root, but for what is mounted."""
        found = set()
        for folder, folders, files in os.walk(self.path):
            here = Path(folder)
            if here == self.path:
                folders[:] = [name for name in folders if name not in {"proc", "dev", "sys"}]
            found |= {f"/{(here / name).relative_to(self.path)}" for name in (*folders, *files)}
        return found


@contextlib.contextmanager
def virtual_screen():
    """Start a virtual screen; its name. Programs in a root reach it by its abstract socket."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-ac", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def window_titles(screen):
    """Return the titles of the windows that a person can see there: not the small ones that programs talk through."""
    answer = subprocess.run(
        ["xwininfo", "-display", screen, "-root", "-tree"], capture_output=True, text=True, check=True
    )
    found = re.findall(r'^ *0x\w+ "(.*?)": \(.*\) +(\d+)x(\d+)\+', answer.stdout, re.MULTILINE)
    return [title for title, width, height in found if int(width) >= SMALLEST[0] and int(height) >= SMALLEST[1]]


def wait_for_title(screen, title, process, seconds=60):
    """Wait until a window has this title, as long as the program runs."""
    titles = []
    for _ in range(seconds * 4):
        titles = window_titles(screen)
        if title in titles:
            return
        assert process.poll() in (None, 0)
        time.sleep(0.25)
    raise AssertionError(f"{title!r} is not among {titles}")
