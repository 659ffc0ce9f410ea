"""What is known of a list, in the words of the head."""

from __future__ import annotations

from reengage_desktop.domain.table import Form
from reengage_desktop.services.importing import Plan, Sheet
from reengage_desktop.ui.words import tr

from .count import counted
from .field_words import delimiter_words, encoding_words, order_words


def facts(sheet: Sheet, plan: Plan | None) -> str:
    """ "412 rows, dates read as day.month.year"; without a plan only how the file was read."""
    parts = [_count(sheet, plan.read)] if plan else []
    if sheet.is_remembered:
        parts.append(tr("matched as last time"))
    parts.append((order_words(set(plan.orders.values())) if plan else "") or read_words(sheet))
    return ", ".join(filter(None, parts))


def _count(sheet: Sheet, rows: int) -> str:
    if sheet.table.form is Form.CARDS:
        return counted(tr("{n} contact cards"), tr("1 contact card"), rows)
    return counted(tr("{n} rows"), tr("1 row"), rows)


def read_words(sheet: Sheet) -> str:
    """ "UTF-8, parted by semicolons", "sheet “Kunden”"."""
    table = sheet.table
    if table.is_own:
        return tr("written by ReEngage Desktop")
    match table.form:
        case Form.WORKBOOK:
            return tr("sheet “{name}”").format(name=table.sheet)
        case Form.CARDS:
            return ""
    delimiter, encoding = delimiter_words(table.delimiter), encoding_words(table.encoding)
    return tr("{encoding}, parted by {delimiter}").format(encoding=encoding, delimiter=delimiter)
