"""The knowledge store: the packs of this installation in a database, each loaded whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import JSON, Engine, ForeignKey, String, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from knowledge.errors import ItemNotFound, PackNotFound, StoreNotReady
from knowledge.pack import Pack, merged
from knowledge.schema import KINDS, Document, Item


class Base(DeclarativeBase):
    """Root of the tables."""


class PackRow(Base):
    """A loaded pack; `digest` says whether loading it again would change anything."""

    __tablename__ = "packs"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    items: Mapped[list[ItemRow]] = relationship(
        back_populates="pack", cascade="all, delete-orphan", order_by="ItemRow.position"
    )


class ItemRow(Base):
    """One item as its model wrote it."""

    __tablename__ = "items"

    id: Mapped[str] = mapped_column(String(200), primary_key=True)
    pack_name: Mapped[str] = mapped_column(ForeignKey("packs.name", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(40), index=True)
    position: Mapped[int]
    body: Mapped[dict[str, object]] = mapped_column(JSON)
    pack: Mapped[PackRow] = relationship(back_populates="items")


def open_store(url: str) -> Engine:
    """An engine for the store at `url`; its folder is made where it is a file."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        if engine.url.database:
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=ON"))
    return engine


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    """The store in that file, for one transaction; raises StoreNotReady where nothing was ever loaded."""
    if not path.exists():
        raise StoreNotReady("The knowledge store")
    engine = open_store(f"sqlite:///{path}")
    try:
        with Session(engine) as session, session.begin():
            yield session
    finally:
        engine.dispose()


def put_pack(session: Session, name: str, pack: Pack) -> bool:
    """Loads `pack` under `name` in place of what stood there; False where nothing has changed."""
    digest = digest_of(pack)
    row = session.get(PackRow, name)
    if row is not None and row.digest == digest:
        return False
    if row is not None:
        session.delete(row)
        session.flush()
    rows = [
        ItemRow(id=item.id, kind=kind, position=i, body=item.model_dump(mode="json"))
        for i, (kind, item) in enumerate(pack.all())
    ]
    session.add(PackRow(name=name, digest=digest, items=rows))
    session.flush()
    return True


def remove_pack(session: Session, name: str) -> None:
    """Takes a pack and all its items out; raises PackNotFound."""
    row = session.get(PackRow, name)
    if row is None:
        raise PackNotFound(name)
    session.delete(row)
    session.flush()


def pack_names(session: Session) -> list[str]:
    return list(session.scalars(select(PackRow.name).order_by(PackRow.name)))


def pack_of(session: Session, name: str) -> Pack:
    """The items of one loaded pack; raises PackNotFound."""
    row = session.get(PackRow, name)
    if row is None:
        raise PackNotFound(name)
    return Pack.of((item.kind, _read(item)) for item in row.items)


def whole_pack(session: Session) -> Pack:
    """All packs of the store as one."""
    return merged(pack_of(session, name) for name in pack_names(session))


def item_of(session: Session, item_id: str) -> Item | Document:
    """One item by its id; raises ItemNotFound."""
    row = session.get(ItemRow, item_id)
    if row is None:
        raise ItemNotFound(item_id)
    return _read(row)


def digest_of(pack: Pack) -> str:
    """A hash of all that a pack says; also what search is trained on."""
    content = [(kind, item.model_dump(mode="json")) for kind, item in pack.all()]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _read(row: ItemRow) -> Item | Document:
    return KINDS[row.kind].model_validate(row.body)
