"""Workbooks written by hand, as small as their readers allow."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | float | bool | date | datetime | None
Rows = Sequence[Sequence[Cell]]

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WHAT = "application/vnd.openxmlformats"
_SHEET_OF_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_STYLES = '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>'


def xlsx(sheets: Mapping[str, Rows | str]) -> bytes:
    """Sheets by name; a sheet of text is its `sheetData` as it is written."""
    names = list(sheets)
    refs = "".join(f'<sheet name={quoteattr(n)} sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(names, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"{_WHAT}-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_WHAT}-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": _relations({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{refs}</sheets></workbook>',
        "xl/styles.xml": f"<styleSheet {_MAIN}>{_STYLES}</styleSheet>",
        "xl/_rels/workbook.xml.rels": _relations(
            {f"r{i}": ("worksheet", f"worksheets/s{i}.xml") for i in range(1, len(names) + 1)}
            | {"r0": ("styles", "styles.xml")}
        ),
    }
    for i, name in enumerate(names, 1):
        held = sheets[name]
        data = held if isinstance(held, str) else _rows(held)
        parts[f"xl/worksheets/s{i}.xml"] = f"<worksheet {_MAIN}><sheetData>{data}</sheetData></worksheet>"
    return packed(parts)


def ods(sheets: Mapping[str, Rows]) -> bytes:
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    return packed(
        {
            "mimetype": _SHEET_OF_ODS,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{space}manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{_SHEET_OF_ODS}"/></manifest:manifest>',
            "content.xml": f'<office:document-content xmlns:office="{space}office:1.0" xmlns:table="{space}table:1.0" '
            f'xmlns:text="{space}text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet>'
            "</office:body></office:document-content>",
        }
    )


def xls(rows: Sequence[Sequence[str | int | float]]) -> bytes:
    """One sheet of Excel 97, "People", in the compound file that holds it."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    name = b"\x06\x00" + b"People"
    globals_ = _record(0x0809, begin) + _record(0x0042, b"\xb0\x04")
    sheet_at = len(globals_) + 4 + 6 + len(name) + 4
    globals_ += _record(0x0085, struct.pack("<IH", sheet_at, 0) + name) + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            where = struct.pack("<HHH", r, c, 0)
            if isinstance(cell, str):
                sheet += _record(0x0204, where + struct.pack("<HB", len(cell), 0) + cell.encode("cp1252"))
            else:
                sheet += _record(0x0203, where + struct.pack("<d", cell))
    return compound("Workbook", (globals_ + sheet + _record(0x000A, b"")).ljust(4096, b"\0"))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def compound(name: str, stream: bytes) -> bytes:
    """An OLE file with one stream of at least 4096 bytes.

    Sector 0 is the table of sectors, 1 the folder, and from 2 on there is the stream.
    """
    stream = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    count, end, free = len(stream) // 512, 0xFFFFFFFE, 0xFFFFFFFF
    table = [0xFFFFFFFD, end, *range(3, count + 2), end]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    folder = _entry("Root Entry", 5, 1, end, 0) + _entry(name, 2, free, 2, len(stream)) + _entry("", 0, free, 0, 0) * 2
    return head + struct.pack("<128I", *table, *[free] * (128 - len(table))) + folder + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    free = 0xFFFFFFFF
    return text.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", length, kind, 1, free, free, child, start, size)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}/{what}" Target="{target}"/>'
        for ident, (what, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _rows(rows: Rows) -> str:
    return "".join(f'<row r="{n}">{"".join(map(_cell, row))}</row>' for n, row in enumerate(rows, 1))


def _cell(cell: Cell) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, str):
        return f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, date):
        is_instant = isinstance(cell, datetime)
        seconds = (cell.hour * 3600 + cell.minute * 60 + cell.second) / 86_400 if isinstance(cell, datetime) else 0
        return f'<c s="{2 if is_instant else 1}"><v>{cell.toordinal() - 693_594 + seconds}</v></c>'
    return f"<c><v>{cell}</v></c>"


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        said = f'"boolean" office:boolean-value="{str(cell).lower()}"'
    elif isinstance(cell, date):
        said = f'"date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float):
        said = f'"float" office:value="{cell}"'
    else:
        said = '"string"'
    return f"<table:table-cell office:value-type={said}><text:p>{escape(str(cell))}</text:p></table:table-cell>"
