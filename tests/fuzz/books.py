"""Workbooks written by hand, as small as their readers allow."""

from __future__ import annotations

import io
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
