"""Setting what each product brings, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from reengage_desktop.domain.cells import clean_line
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.product import Product, product_key
from reengage_desktop.domain.written_commission import read_commission
from reengage_desktop.store.changes import Changes
from reengage_desktop.store.steps import Piece

from .around import Around
from .retracing import Step, recording

LONGEST = 200
NO_NAME = "A product needs a name. Nothing was changed."
LONG_NAME = "The name has {length} characters. At most {most} are kept; shorten it. Nothing was changed."
CHANGED = "This product was changed since. It was not taken back; nothing is lost."


@dataclass(frozen=True, slots=True)
class KnownProduct:
    """`quotes`: how many name it."""

    product: Product
    quotes: int


class Commissioning:
    def __init__(self, around: Around) -> None:
        self._around = around

    def all(self) -> list[KnownProduct]:
        """Those that were quoted or have a commission, by name."""
        shelf = self._around.store.products
        known = {key: KnownProduct(product, 0) for key, product in shelf.all().items()}
        for name, quotes in shelf.quoted():
            before = known.get(product_key(name))
            known[product_key(name)] = KnownProduct(before.product if before else Product(name), quotes)
        return [known[key] for key in sorted(known)]

    def set(self, name: str, commission: str) -> Step:
        """What it brings from now on, as typed: "5 %" or "$250"; an empty text takes it away.

        Raises `RuleFault` for a text that is no commission, or a product without a name.
        """
        name = _name(name)
        rate, amount, currency = read_commission(clean_line(commission), self._around.settings().currency)
        with recording(self._around, (), "products") as record:
            self._around.store.products.keep(Product(name, rate, amount, currency))
            self._tell(record.changes, product_key(name))
        return record.step

    def rename(self, name: str, new: str) -> Step:
        """In each quote, story and interview. Where the new name is a product already, they become one.

        Raises `RuleFault` for an empty or endless name.
        """
        key, new, shelf = product_key(name), _name(new), self._around.store.products
        with recording(self._around, (), "products") as record:
            renamed = shelf.rename(key, new)
            kept = shelf.all()
            if (product := kept.get(key)) is not None:
                if product_key(new) != key:
                    shelf.keep(Product(name))
                if product_key(new) == key or product_key(new) not in kept:
                    shelf.keep(Product(new, product.rate, product.amount, product.currency))
            who = tuple(sorted({row.prospect_id for row in renamed if row.prospect_id}))
            record.changes.prospects.update(who)
            self._tell(record.changes)
        pieces = [Piece(row.table, row.id, {"product": row.old}, {"product": new}) for row in renamed]
        return Step(who, (*record.step.pieces, *pieces))

    def undo(self, step: Step) -> None:
        """Raises `RuleFault` where one of the products or quotes was changed since."""
        store = self._around.store
        with store.writing() as changes:
            if not store.steps.put_back(step):
                raise RuleFault(CHANGED)
            changes.prospects.update(who for who in step.prospect_ids if store.prospects.get(who))
            self._tell(changes)

    def _tell(self, changes: Changes, product: str = "") -> None:
        """Within a `writing` block: of those who were quoted it, or of all, others may come first now."""
        self._around.store.summaries.score_again(product)
        changes.settings = changes.stories = True


def _name(text: str) -> str:
    name = clean_line(text)
    if not name:
        raise RuleFault(NO_NAME)
    if len(name) > LONGEST:
        raise RuleFault(LONG_NAME, length=len(name), most=LONGEST)
    return name
