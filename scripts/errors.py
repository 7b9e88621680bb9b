"""What can go wrong before Sounding Board is up. Each prints as one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class SetUpError(Exception):
    """The root of this package's errors."""


class SettingInvalid(SetUpError):
    def __init__(self, name: str, value: str, expected: str) -> None:
        self.name, self.value, self.expected = name, value, expected
        super().__init__(f"The setting {name} is '{value}', but must be {expected}: change it and start again.")


class SecretExposed(SetUpError):
    """`mode` is what the file or folder of secrets allows others."""

    def __init__(self, path: Path, mode: int) -> None:
        self.path, self.mode = path, mode
        right = "700" if path.is_dir() else "600"
        super().__init__(
            f"{path} holds secrets and is open to other users of this machine (mode {mode:04o}): close it with "
            f"'chmod {right} {path}', turn the secrets over with 'make rotate-secrets', and start again."
        )


class SecretGiven(SetUpError):
    def __init__(self, name: str, retired: str) -> None:
        self.name, self.retired = name, retired
        super().__init__(
            f"{name} comes from the environment, so it is changed there: give it a new value, and add the old "
            f"SOUNDING_BOARD_SECRET to {retired} until the last cookie that it signed has ended."
        )


class ModelChanged(SetUpError):
    def __init__(self, model: Path) -> None:
        self.model = model
        super().__init__(
            f"{model} is missing, or is not the model that training wrote, and was not loaded: find out who changed "
            "it, then start again, which trains it anew."
        )


class BillInvalid(SetUpError):
    def __init__(self, part: str, problem: str) -> None:
        self.part, self.problem = part, problem
        super().__init__(f"The bill of materials of {part} does not fit its schema and was not written: {problem}")


class NoRoom(SetUpError):
    """Sizes in GiB."""

    def __init__(self, folder: Path, needed: float, free: float) -> None:
        self.folder, self.needed, self.free = folder, needed, free
        super().__init__(
            f"Setting up needs {needed:.1f} GiB of free disk space and {folder} has {free:.1f} GiB: "
            "free some space, or move the project to a larger disk, and start again."
        )


class DiskFull(SetUpError):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"The disk became full while {folder} was being set up: free some space "
            "(the installer also keeps downloads in its cache, see 'uv cache dir') and start again."
        )


class NotWritable(SetUpError):
    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} cannot be written: give your user the right to write there, and start again.")


class NoNetwork(SetUpError):
    def __init__(self, doing: str) -> None:
        self.doing = doing
        super().__init__(
            f"The package registry could not be reached while {doing}: connect to the internet, "
            "or set HTTPS_PROXY if your network needs a proxy, and start again."
        )


class LockBroken(SetUpError):
    def __init__(self, lock: Path, why: str) -> None:
        self.lock, self.why = lock, why
        name = f"{lock.parent.name}/{lock.name}"
        super().__init__(
            f"The lock file {name} cannot be used ({why}): bring it back with 'git checkout -- {name}', "
            "or, if you changed the requirements yourself, make it anew with 'make lock'."
        )


class NoInterpreter(SetUpError):
    def __init__(self, versions: Sequence[str]) -> None:
        self.versions = tuple(versions)
        wanted = " or ".join(versions)
        super().__init__(
            f"Python {wanted} is not on this machine and could not be downloaded: install it "
            f"(for example with 'uv python install {versions[0]}' or 'pyenv install {versions[0]}') and start again."
        )


class NoInstaller(SetUpError):
    def __init__(self, python: str) -> None:
        self.python = python
        super().__init__(
            f"The installer uv is missing, and {python} has neither the venv module nor pip to put it in place: "
            "install uv, or your system's python3-venv package, and start again."
        )


class StepFailed(SetUpError):
    def __init__(self, doing: str, code: int) -> None:
        self.doing, self.code = doing, code
        super().__init__(
            f"It stopped with code {code} while {doing}: the lines above say why; put that right and start again."
        )


class PortTaken(SetUpError):
    def __init__(self, port: int, setting: str, example: str) -> None:
        self.port, self.setting, self.example = port, setting, example
        super().__init__(
            f"Port {port} ({setting}) is in use by another program: stop that program, "
            f"or choose another port, for example '{example}'."
        )


class AddressUnusable(SetUpError):
    def __init__(self, host: str, setting: str) -> None:
        self.host, self.setting = host, setting
        super().__init__(f"This machine has no address {host} ({setting}): set it to 127.0.0.1, say, and start again.")


class PortForbidden(SetUpError):
    def __init__(self, port: int, setting: str, example: str) -> None:
        self.port, self.setting, self.example = port, setting, example
        super().__init__(f"Your user may not open port {port} ({setting}): choose one above 1023, say '{example}'.")


class AlreadyRunning(SetUpError):
    def __init__(self, pid: str, var: Path) -> None:
        self.pid, self.var = pid, var
        super().__init__(
            f"Sounding Board already runs from this folder (process {pid}): use that one, stop it with Ctrl-C or "
            f"'kill {pid}', or give this one its own folder of state with SOUNDING_BOARD_VAR."
        )


class ProcessDied(SetUpError):
    """`lines` are the last that the process wrote."""

    def __init__(self, name: str, code: int, lines: Sequence[str]) -> None:
        self.name, self.code, self.lines = name, code, tuple(lines)
        said = "".join(f"\n    {line}" for line in lines) or " nothing"
        super().__init__(
            f"The process '{name}' stopped with code {code}, and so everything was stopped. Its last lines were:{said}"
        )


class NotReady(SetUpError):
    def __init__(self, seconds: float, missing: str) -> None:
        self.seconds, self.missing = seconds, missing
        super().__init__(
            f"After {seconds:.0f} seconds {missing} was still not ready, and so everything was stopped: "
            "the lines above say how far it came."
        )
