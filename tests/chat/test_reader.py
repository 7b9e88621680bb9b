from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from chat.reader import PipedReader, TerminalReader

UP, ENTER, CTRL_C, CTRL_D = "\x1b[A", "\r", "\x03", "\x04"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


def reading(keys: PipeInput) -> TerminalReader:
    return TerminalReader(keys, DummyOutput())


async def test_a_person_types_a_line(keys: PipeInput) -> None:
    keys.send_text(f"we are stuck{ENTER}")
    assert await reading(keys).line() == "we are stuck"


async def test_the_arrow_key_brings_back_what_was_said_earlier(keys: PipeInput) -> None:
    reader = reading(keys)
    reader.remember(["the first", "the second"])
    keys.send_text(f"{UP}{UP}{ENTER}")
    assert await reader.line() == "the first"


async def test_the_arrow_key_brings_back_what_was_just_typed(keys: PipeInput) -> None:
    reader = reading(keys)
    keys.send_text(f"one{ENTER}")
    await reader.line()
    keys.send_text(f"{UP} more{ENTER}")
    assert await reader.line() == "one more"


async def test_control_c_drops_the_line_and_control_d_ends(keys: PipeInput) -> None:
    reader = reading(keys)
    keys.send_text(f"not this{CTRL_C}this{ENTER}")
    assert await reader.line() == "this"
    keys.send_text(CTRL_D)
    assert await reader.line() is None


async def test_a_pasted_text_of_several_lines_is_one_message(keys: PipeInput) -> None:
    keys.send_text(f"\x1b[200~one\ntwo\x1b[201~{ENTER}")
    assert await reading(keys).line() == "one\ntwo"


async def test_what_is_typed_is_written_to_no_file(
    keys: PipeInput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    keys.send_text(f"a private matter{ENTER}")
    await reading(keys).line()
    assert not os.listdir(tmp_path)


async def test_a_file_gives_its_lines_without_the_empty_ones() -> None:
    reader = PipedReader(io.StringIO("\nfirst\n\n  second  \nlast"))
    assert [await reader.line() for _ in range(4)] == ["first", "second", "last", None]


async def test_a_pipe_that_is_written_slowly_is_read_line_by_line() -> None:
    reading_end, writing_end = os.pipe()
    assert stat.S_ISFIFO(os.fstat(reading_end).st_mode)
    with os.fdopen(reading_end) as file, os.fdopen(writing_end, "w") as out:
        reader = PipedReader(file)
        out.write("first\n")
        out.flush()
        assert await reader.line() == "first"
        out.write("second\n")
        out.close()
        assert await reader.line() == "second"
        assert await reader.line() is None
