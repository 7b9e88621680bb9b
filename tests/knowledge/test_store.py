"""The store: packs whole or not at all, beside each other, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Engine, delete, func, select
from sqlalchemy.orm import Session

from knowledge import store
from knowledge.__main__ import main
from knowledge.errors import ItemNotFound, PackNotFound
from knowledge.migrate import migrate
from knowledge.pack import OURS, Pack, read_pack
from tests.knowledge.test_pack import EXAMPLE, write
from tests.postgres import STORES


@pytest.fixture(scope="module")
def ours() -> Pack:
    return read_pack(OURS)


@pytest.fixture(params=STORES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/knowledge.db"
    else:
        address: URL = request.getfixturevalue("postgresql_url")
        url = address.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    engine = store.open_store(url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


def test_the_migrations_make_the_tables_the_models_have(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, store.Base.metadata) == []


def test_migrating_again_changes_nothing(engine: Engine, session: Session, ours: Pack) -> None:
    store.put_pack(session, "ours", ours)
    session.commit()
    migrate(engine)
    assert store.whole_pack(session).items == ours.items


def test_a_change_that_is_not_committed_leaves_all_as_it_was(engine: Engine, session: Session, ours: Pack) -> None:
    store.put_pack(session, "ours", ours)
    session.commit()
    store.remove_pack(session, "ours")
    with Session(engine) as other:
        assert store.whole_pack(other).items == ours.items
    session.rollback()
    assert store.pack_names(session) == ["ours"]


def test_a_pack_that_is_removed_takes_its_items_along(session: Session, ours: Pack) -> None:
    store.put_pack(session, "ours", ours)
    session.execute(delete(store.PackRow))
    assert session.scalar(select(func.count()).select_from(store.ItemRow)) == 0


def test_what_is_loaded_comes_back_as_it_was(session: Session, ours: Pack) -> None:
    store.put_pack(session, "ours", ours)
    session.flush()
    session.expire_all()
    assert store.whole_pack(session).items == ours.items


def test_loading_again_changes_nothing(session: Session, ours: Pack) -> None:
    assert store.put_pack(session, "ours", ours)
    assert not store.put_pack(session, "ours", ours)


def test_another_pack_stands_beside_ours_and_goes_without_a_trace(session: Session, ours: Pack, tmp_path: Path) -> None:
    own = read_pack(write(tmp_path, EXAMPLE.format(behaviour="openness", more="")), ours)
    store.put_pack(session, "ours", ours)
    store.put_pack(session, "own", own)
    assert store.item_of(session, "our-council/clinic").id == "our-council/clinic"
    store.remove_pack(session, "own")
    with pytest.raises(ItemNotFound):
        store.item_of(session, "our-council/clinic")
    assert store.whole_pack(session).ids() == ours.ids()


def test_a_pack_that_is_not_loaded_cannot_be_removed(session: Session) -> None:
    with pytest.raises(PackNotFound, match="nowhere"):
        store.remove_pack(session, "nowhere")


def test_the_command_line_loads_whole_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    var, own = ["--var", str(tmp_path / "var")], tmp_path / "own"
    own.mkdir()
    assert main([*var, "load"]) == 0
    write(own, EXAMPLE.format(behaviour="openness", more="") + EXAMPLE.format(behaviour="nobody", more=""))
    assert main([*var, "load", str(own)]) == 1
    assert "nobody" in capsys.readouterr().err
    assert main([*var, "show", "our-council/clinic"]) == 1
    write(own, EXAMPLE.format(behaviour="openness", more=""))
    assert main([*var, "load", str(own)]) == 0
    assert main([*var, "show", "our-council/clinic"]) == 0
    assert main([*var, "unload", "own"]) == 0
    assert main([*var, "show", "our-council/clinic"]) == 1


@pytest.mark.parametrize("command", [["search", "anything"], ["show", "openness"], ["unload", "own"], ["train"]])
def test_a_command_before_anything_was_loaded_says_what_to_do_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main(["--var", str(tmp_path), *command]) == 1
    assert "run 'make run'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
