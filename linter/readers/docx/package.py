"""The zip container of a Word document: its parts, read within limits, and written again with some of them changed."""

from __future__ import annotations

import io
import posixpath
import struct
import zlib
from copy import copy
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from linter.readers import Unreadable

#: Bytes; a part that unpacks to more is no story but a mistake or an attack.
PART_LIMIT = 50_000_000

_OFFICE_DOCUMENT = "/officeDocument"
_HEADER = struct.Struct("<4s5H3L2H")


class Package:
    """A Word document's container. Nothing is unpacked but the parts that are asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the container; raises Unreadable for what is none, or is locked with a password."""
        self.data = data
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable("the document is locked with a password, or of Word before 2007; save it as .docx without a password")
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
            raise Unreadable(f"not a Word document: the zip container is broken ({error})") from None
        self._infos = {info.filename: info for info in self._zip.infolist()}

    def part(self, name: str) -> bytes | None:
        """The content of a part, None if there is no such part; raises Unreadable for one that is too large or broken."""
        info = self._infos.get(name)
        if info is None:
            return None
        if info.file_size > PART_LIMIT:
            raise _too_large(name)
        try:
            with self._zip.open(info) as stream:
                content = stream.read(PART_LIMIT + 1)  # what the container says of sizes may be a lie
        except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error) as error:
            raise Unreadable(f"not a Word document: its part {name} cannot be unpacked ({error})") from None
        if len(content) > PART_LIMIT:
            raise _too_large(name)
        return content

    def main(self) -> str:
        """The name of the part that holds the story; raises Unreadable where none is named."""
        relations = self.part("_rels/.rels")
        found = [] if relations is None else _targets(relations)
        name = next((target for kind, target in found if kind.endswith(_OFFICE_DOCUMENT)), "word/document.xml")
        name = posixpath.normpath(name.lstrip("/"))
        if name not in self._infos:
            raise Unreadable("not a Word document: the zip container holds no document")
        return name

    def with_parts(self, changed: dict[str, bytes]) -> bytes:
        """The container with other contents for some parts; all other parts are copied packed as they are."""
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as written:
            written.comment = self._zip.comment
            for info in sorted(self._infos.values(), key=lambda info: info.header_offset):
                if info.filename in changed:
                    fresh = ZipInfo(info.filename, info.date_time)
                    fresh.compress_type, fresh.external_attr = ZIP_DEFLATED, info.external_attr
                    written.writestr(fresh, changed[info.filename])
                else:
                    self._copy(info, written, out)
        return out.getvalue()

    def _copy(self, info: ZipInfo, written: ZipFile, out: io.BytesIO) -> None:
        """Copy a member without unpacking it: a new header, since that of the original may leave sizes to the end, then its bytes."""
        at = info.header_offset
        *_, name_length, extra_length = _HEADER.unpack(self.data[at : at + _HEADER.size])
        start = at + _HEADER.size + name_length + extra_length
        info = copy(info)
        info.flag_bits &= ~0x08
        info.header_offset = out.tell()
        out.write(info.FileHeader(zip64=False))
        out.write(self.data[start : start + info.compress_size])
        written.filelist.append(info)
        written.NameToInfo[info.filename] = info
        written.start_dir = out.tell()


def _too_large(name: str) -> Unreadable:
    return Unreadable(f"its part {name} unpacks to more than the limit of {PART_LIMIT // 10**6} MB")


def _targets(relations: bytes) -> list[tuple[str, str]]:
    """Types and targets of the relationships in a part; raises Unreadable."""
    found: list[tuple[str, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(_name: str, attributes: dict[str, str]) -> None:
        if "Target" in attributes:
            found.append((attributes.get("Type", ""), attributes["Target"]))

    parser.StartElementHandler = start
    parse(parser, relations, "_rels/.rels")
    return found


def parse(parser: expat.XMLParserType, content: bytes, name: str) -> None:
    """Run a parser over a part; raises Unreadable for what is not XML, or has a document type, which no Word document has."""

    def refused(*_arguments: object) -> None:
        raise Unreadable(f"its part {name} has a document type, which no Word document has")

    parser.StartDoctypeDeclHandler = refused
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable(f"its part {name} is not XML: {expat.ErrorString(error.code)} in line {error.lineno}") from None
