"""The program as it is started, with a file piped in."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from tests.chat.fakes import FakeGateway

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


async def run(var: Path, words: bytes, *args: str) -> Run:
    """Runs the program with `words` piped in."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "chat", *args),
        cwd=ROOT,
        env={**os.environ, "SOUNDING_BOARD_VAR": str(var), "PYTHONWARNINGS": "error"},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate(words)
    assert process.returncode is not None
    return Run(process.returncode, out.decode(), err.decode())


async def test_a_conversation_from_a_file_is_printed_plainly_and_its_record_written(
    gateway: FakeGateway, tmp_path: Path
) -> None:
    record = tmp_path / "plan.md"
    done = await run(tmp_path / "var", b"rate\n7\n", "--url", gateway.url, "--record", str(record))
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    for part in ("Welcome.", "You: rate", "-- Question 2 of 6 --", "You: 7", "You said: (answer:7)", str(record)):
        assert part in done.out
    assert record.read_bytes() == b"# The record as md"


async def test_the_next_sitting_goes_on_and_a_new_one_begins_anew(gateway: FakeGateway, tmp_path: Path) -> None:
    await run(tmp_path, b"we are stuck\n", "--url", gateway.url)
    assert stat.S_IMODE((tmp_path / "chat-cookie").stat().st_mode) == 0o600
    again = await run(tmp_path, b"", "--url", gateway.url + "/")
    assert "You: we are stuck" in again.out
    new = await run(tmp_path, b"", "--url", gateway.url, "--new")
    assert "we are stuck" not in new.out


async def test_an_erased_conversation_is_forgotten_here_too(gateway: FakeGateway, tmp_path: Path) -> None:
    record = tmp_path / "plan.md"
    done = await run(tmp_path, b"hello\n/erase\nyes\n", "--url", gateway.url, "--record", str(record))
    assert done.code == 0
    assert "a-leader" not in (tmp_path / "chat-cookie").read_text()
    assert not record.exists()


async def test_bytes_that_are_no_text_do_not_end_the_conversation(gateway: FakeGateway, tmp_path: Path) -> None:
    done = await run(tmp_path, b"caf\xe9\nand on\n", "--url", gateway.url)
    assert done.code == 0
    assert [body["text"] for body in gateway.arrived] == ["caf\ufffd", "and on"]


async def test_nobody_there_is_one_sentence_and_does_not_lose_the_cookie(tmp_path: Path) -> None:
    (tmp_path / "chat-cookie").write_text('{"http://elsewhere": {"name": "mine"}}')
    done = await run(tmp_path, b"hello\n", "--url", f"http://127.0.0.1:{unused_port()}", "--new")
    assert done.code == 1
    assert "Traceback" not in done.err
    assert done.err.strip().endswith("start it with 'make run'.")
    assert "mine" in (tmp_path / "chat-cookie").read_text()


@pytest.mark.parametrize(
    ("args", "words"), [(("--record", "plan.pdf"), "must end in .docx"), (("--url", "nonsense"), "must look like")]
)
async def test_arguments_that_make_no_sense_are_told_in_words(
    tmp_path: Path, args: tuple[str, ...], words: str
) -> None:
    done = await run(tmp_path, b"", *args)
    assert done.code == 1
    assert words in done.err
    assert "Traceback" not in done.err


async def test_a_record_that_cannot_be_written_ends_with_a_code_that_says_so(
    gateway: FakeGateway, tmp_path: Path
) -> None:
    done = await run(tmp_path, b"", "--url", gateway.url, "--record", str(tmp_path / "no" / "plan.md"))
    assert done.code == 1
    # The path is as long as the machine makes it, and lines are broken.
    assert "could not be written" in " ".join(done.out.split())
