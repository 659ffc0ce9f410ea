"""Plays the main journey in the real window, by its keys, and leaves a picture of each step in build/tour/.

Run by `make tour`, on a virtual screen where there is none. The clock is the story's: Tuesday 13 October 2026, 8:20.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["TZ"] = ZONE = "America/New_York"

from PySide6.QtCore import QSettings, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget  # noqa: E402

from reengage_desktop.domain.listing import ListQuery  # noqa: E402
from reengage_desktop.domain.person_around import Side  # noqa: E402
from reengage_desktop.services.bundle import Services, open_services  # noqa: E402
from reengage_desktop.services.forms import PersonForm  # noqa: E402
from reengage_desktop.ui import fonts, theme  # noqa: E402
from reengage_desktop.ui.call.call_dialog import CallDialog  # noqa: E402
from reengage_desktop.ui.house import House  # noqa: E402
from reengage_desktop.ui.intake.import_dialog import ImportDialog  # noqa: E402
from reengage_desktop.ui.intake.imports_dialog import ImportsDialog  # noqa: E402
from reengage_desktop.ui.list_wish import ListWish  # noqa: E402
from reengage_desktop.ui.no_list.no_walk_dialog import NoWalkDialog  # noqa: E402
from reengage_desktop.ui.payoff.payoff_card import PayoffCard  # noqa: E402
from reengage_desktop.ui.people.forget_dialog import ForgetDialog  # noqa: E402
from reengage_desktop.ui.people.person_dialog import PersonDialog  # noqa: E402
from reengage_desktop.ui.scripts.script_list import STORIES  # noqa: E402
from reengage_desktop.ui.settings.products_dialog import ProductsDialog  # noqa: E402

PICTURES = ROOT / "build" / "tour"
EXPORT = """\
Customer,Firm,Tel.,Mail,Offer,Total,Date,Comment,Rep
Lena Brandvold,Brandvold Ceramics,(330) 555-0168,lena@ceramics.example,Windows,"$31,480",2026-05-14,asks a brother,DW
Otis Calloway,,(614) 555-0119,,"Solar roof, 11 kW","$26,900",2026-06-02,,DW
Mary-Ann O'Dell,O'Dell Travel,(937) 555-0154,mary@odell.example,Coffee,"$3,100",2026-06-09,contract until spring,DW
,,(567) 555-0181,,,,,,DW
Sook-ja Park,Park Dental,555-01,sook@parkdental.example,Payroll,"$7,400",31.02.2026,no budget,DW
"""
MORE = """\
Name;Firma;Telefon;E-Mail;Ort;Angebot;Betrag;Angebotsdatum;Bemerkung
Lena Brandvold;Brandvold Ceramics;(330) 555-0168;lena@ceramics.example;Akron;Fenster;33.900,00 $;02.09.2026;ihr Bruder
Maryann ODell;O'Dell Travel Inc.;;m.odell@travel.example;Dayton;;;;
Otis Calloway;;(614) 555-0119;otis@calloway.example;Columbus;;;;will im Herbst neu rechnen
Nadia Rahimi;Rahimi Optik;(419) 555-0190;nadia@rahimi.example;Toledo;Kasse;4.250,00 $;31.02.2026;
"""
STORY = datetime(2026, 10, 13, 12, 14, 40, tzinfo=UTC)
FIRST, SMALL = (1366, 768), (1280, 720)
PATIENCE = 10.0
PAGES = {
    "today": Qt.Key.Key_1,
    "prospects": Qt.Key.Key_2,
    "calendar": Qt.Key.Key_3,
    "decide": Qt.Key.Key_4,
    "letters": Qt.Key.Key_5,
    "scripts": Qt.Key.Key_7,
}
Kind = TypeVar("Kind", bound=QDialog)


class Tour:
    """One showing of the journey in one look."""

    def __init__(self, look: str, folder: Path) -> None:
        self.look, self.now, self.folder = look, STORY, folder
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, look)
        self.services: Services = open_services(
            folder / "reengage.db", lambda: self.now, lambda: ZONE, lambda: self.now.timestamp()
        )
        settings = QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)
        self.house = House(self.services, lambda: self.now, settings)
        self.window = self.house.window
        self.window.resize(*FIRST)
        self.house.open()
        self.wait(lambda: self.window.isVisible())

    # What a person does

    def play(self) -> None:
        self.picture("01-first-run")
        self.take_a_list_in()
        self.look_around()
        self.another_list()
        self.doubles_and_the_way_out()
        self.page_of_a_person()
        self.no_list_and_bank()
        self.sentence_of_the_morning()
        self.week()
        self.reminder_of_the_slot()
        self.call_with_voicemail()
        self.call_that_reaches()
        self.they_call_back()
        self.pile_of_letters()
        self.scripts()
        self.small_dialogs()
        self.best_use_of_now()
        self.desk()
        self.rules()
        self.window.resize(*SMALL)
        self.show("prospects")
        self.picture("15-prospects-1280x720")
        self.show("calendar")
        self.picture("15-calendar-1280x720")
        for name in ("decide", "letters", "scripts"):
            self.show(name)
            self.wait_ms(200)
            self.picture(f"15-{name}-1280x720")
        self.window.resize(*FIRST)
        self.evening()
        self.after_an_absence()

    def take_a_list_in(self) -> None:
        export = self.folder / "spring-fair-quotes.csv"
        export.write_text(EXPORT, encoding="utf-8")
        self.window.file_dropped.emit(export)
        dialog = self.dialog(ImportDialog)
        self.wait(lambda: dialog.foot.import_button.isVisible() and dialog.foot.import_button.isEnabled())
        self.picture("02-import", dialog)
        self.key(dialog, Qt.Key.Key_Return)
        self.wait(lambda: dialog.foot.today_button.isVisible())
        self.picture("03-import-done", dialog)
        self.key(dialog, Qt.Key.Key_Return)
        self.services.sampling.add()  # so that there is a pool with a history to look at

    def page_of_a_person(self) -> None:
        """Opened from the list; something is added, further down is looked at, and who is around is rung."""
        table = self.house.pages.prospects.table
        maria = self.find("Maria Castellano")
        self.house.pages.prospects.select(maria)
        table.setFocus()
        self.key(table, Qt.Key.Key_O)
        self.wait(lambda: self.window.page_name == "person")
        page = self.house.pages.person
        self.wait_ms(300)
        self.picture("18-person")
        self.key(page, Qt.Key.Key_H)
        QTest.keyClicks(QApplication.focusWidget(), "A deli on Monroe Street now pays 38 % less")
        self.picture("18-person-homework")
        self.key(page, Qt.Key.Key_Return)
        self.key(page, Qt.Key.Key_Escape)
        for area in page.body.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 2 // 5)
        self.picture("18-person-further-down")
        elena = next(each.person.id for each in self.services.acquainting.of(maria) if each.person.side is Side.OURS)
        page.body.around.call(elena)
        around = self.dialog(QDialog)
        self.picture("18-around-call", around)
        around.reject()
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.window.resize(*SMALL)
        self.house.ways.show_person(self.find("Ines Carvalho"))
        self.wait_ms(300)
        self.picture("18-person-little-known-1280x720")
        self.window.resize(*FIRST)
        self.house.ways.show_person(maria)
        self.key(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(QApplication.focusWidget(), "lease")
        self.wait_ms(500)
        self.picture("18-search-with-the-place-lit")
        self.key(QApplication.focusWidget(), Qt.Key.Key_Escape)
        self.key(page, Qt.Key.Key_Escape)
        self.wait(lambda: self.window.page_name == "prospects")

    def no_list_and_bank(self) -> None:
        """The No's are walked past everybody; the bank holds what customers said."""
        self.house.dialogs.lists.open(ListWish.NOES)
        walk = self.dialog(NoWalkDialog)
        if walk.end.isVisible():
            walk.end.all_button.click()
        self.wait_ms(300)
        self.picture("19-no-list", walk)
        self.key(walk, Qt.Key.Key_1)
        self.picture("19-no-list-back", walk)
        self.key(walk, Qt.Key.Key_Escape)
        self.key(walk, Qt.Key.Key_Escape)
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.house.pages.scripts.open_script(STORIES)
        self.show("scripts")
        self.wait_ms(300)
        self.picture("19-bank")
        (interview,) = self.services.interviewing.all()
        self.house.pages.scripts.open_interview(interview.id)
        self.key(self.house.pages.scripts, Qt.Key.Key_Return)
        dialog = self.dialog(QDialog)
        self.picture("19-interview", dialog)
        dialog.reject()
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.show("prospects")
        products = ProductsDialog(self.services, self.window)
        products.open()
        self.picture("19-products", products)
        products.reject()
        self.wait(lambda: QApplication.activeModalWidget() is None)

    def another_list(self) -> None:
        """Its people are partly here; it is taken in, and taken back."""
        more = self.folder / "messe-herbst.csv"
        more.write_text(MORE, encoding="cp1252")
        self.window.file_dropped.emit(more)
        dialog = self.dialog(ImportDialog)
        self.wait(lambda: dialog.foot.import_button.isVisible() and dialog.foot.import_button.isEnabled())
        self.wait_ms(400)
        self.picture("03-import-known", dialog)
        for name, button in (
            ("changes", dialog.match_page.side.here_count.show_button),
            ("likely", dialog.match_page.side.compare_button),
        ):
            button.click()
            self.wait_ms(300)
            self.picture(f"03-import-{name}", dialog)
            self.key(dialog, Qt.Key.Key_Escape)
        dialog.head.change_button.click()
        self.picture("03-import-reading", dialog)
        self.key(dialog, Qt.Key.Key_Escape)
        self.wait(lambda: dialog.foot.import_button.isVisible() and dialog.foot.import_button.isEnabled())
        dialog.start_import()
        self.wait(lambda: dialog.foot.today_button.isVisible())
        dialog.accept()
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.house.dialogs.lists.open(ListWish.IMPORTS)
        imports = self.dialog(ImportsDialog)
        self.picture("03-imports", imports)
        self.key(imports, Qt.Key.Key_U)
        self.wait(lambda: not imports.work.is_busy)
        self.wait_ms(200)
        self.picture("03-imports-undone", imports)
        imports.reject()
        self.wait(lambda: QApplication.activeModalWidget() is None)

    def doubles_and_the_way_out(self) -> None:
        self.services.keeping.add(PersonForm(name="Maryann ODell", company="O'Dell Travel Inc.", city="Dayton"))
        for name, wish in (("14-duplicates", ListWish.DUPLICATES), ("14-export", ListWish.EXPORT)):
            self.house.dialogs.lists.open(wish)
            dialog = self.dialog(QDialog)
            self.wait_ms(900)
            self.picture(name, dialog)
            dialog.reject()
            self.wait(lambda: QApplication.activeModalWidget() is None)
        self.house.dialogs.edit(self.house.pages.prospects.model.id_at(0))
        person = self.dialog(PersonDialog)
        person.forget_button.click()
        asks = self.dialog(ForgetDialog)
        self.wait_ms(400)
        self.picture("14-forget", asks)
        asks.reject()
        person.reject()
        self.wait(lambda: QApplication.activeModalWidget() is None)

    def look_around(self) -> None:
        page = self.house.pages.prospects
        self.wait(lambda: page.model.rowCount() > 60)
        self.picture("04-prospects")
        page.search_edit.setFocus()
        QTest.keyClicks(page.search_edit, "555 01")
        self.picture("05-search")
        page.search_edit.clear()
        QTest.keyClicks(page.search_edit, "zeppelin")
        self.picture("06-no-match")
        self.key(page.search_edit, Qt.Key.Key_Escape)
        self.key(self.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.key(self.window, Qt.Key.Key_Escape)

    def sentence_of_the_morning(self) -> None:
        self.show("today")
        self.picture("06-today-morning")
        self.key(self.window, Qt.Key.Key_Return)
        self.wait(lambda: self.services.committing.today() is not None)
        self.picture("06-today-given")

    def week(self) -> None:
        """A slot is drawn, named, and carried to another hour."""
        self.show("calendar")
        view = self.house.pages.calendar.view
        self.wait_ms(300)
        self.picture("06-calendar")
        self.key(view, Qt.Key.Key_N)
        self.picture("06-calendar-slot", self.dialog(QDialog))
        self.key(self.dialog(QDialog), Qt.Key.Key_Return)
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.picture("06-calendar-new-slot")
        self.show("prospects")

    def reminder_of_the_slot(self) -> None:
        self.later(timedelta(seconds=30))
        self.wait(lambda: self.house.banner.reminder_bar.isVisible())
        self.picture("07-reminder")
        self.later(timedelta(minutes=18))

    def call_with_voicemail(self) -> None:
        self.house.banner.start()
        dialog = self.call()
        self.picture("08-call-before", dialog)
        self.key(dialog, Qt.Key.Key_Return)
        self.later(timedelta(seconds=43))
        self.key(dialog, Qt.Key.Key_Space)
        self.later(timedelta(seconds=29))
        self.key(dialog, Qt.Key.Key_O)
        dialog.notes_edit.setFocus()
        QTest.keyClicks(dialog.notes_edit, "Best August ever. Two new staff for the wholesale round.")
        self.wait_ms(600)
        self.picture("09-call-live", dialog)
        dialog.script_view.setFocus()
        for _ in range(2):
            self.key(dialog, Qt.Key.Key_Space)
        self.key(dialog, Qt.Key.Key_Y)
        self.wait_ms(300)
        self.picture("09-call-branch", dialog)
        self.key(dialog, Qt.Key.Key_T)
        self.picture("09-call-stories", dialog)
        self.key(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
        self.picture("10-voicemail-and-text", dialog)
        self.key(dialog, Qt.Key.Key_Return)
        self.picture("11-next-call", self.call())

    def call_that_reaches(self) -> None:
        dialog = self.call()
        self.key(dialog, Qt.Key.Key_Return)
        self.later(timedelta(minutes=7, seconds=42))
        self.key(dialog, Qt.Key.Key_R)
        page = dialog.wrap_up_page
        assert page is not None
        QTest.keyClicks(page.changed_edit, "The landlord renewed for five years")
        QTest.keyClicks(page.learned_edit, "Needs an answer before the lease ends")
        self.wait_ms(600)
        self.picture("12-wrap-up", dialog)
        page.save_button.click()
        self.wait(lambda: self.house.calls.dialog is None)
        self.picture("13-after-the-call")

    def they_call_back(self) -> None:
        self.key(self.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        palette = self.window.findChild(QWidget, "search_palette")
        assert palette is not None
        QTest.keyClicks(QApplication.focusWidget(), "555 0130")
        self.wait_ms(200)
        self.picture("20-who-rings")
        self.key(palette, Qt.Key.Key_Return)
        dialog = self.call()
        self.later(timedelta(seconds=12))
        self.picture("20-they-called", dialog)
        dialog.reject()
        self.wait(lambda: self.house.calls.dialog is None)

    def pile_of_letters(self) -> None:
        for who in self.services.planning.queue()[:2]:
            self.services.lettering.add(who, self.services.lettering.write(who))
        self.show("letters")
        self.wait_ms(300)
        self.picture("21-letters")
        self.key(self.window, Qt.Key.Key_R)
        self.wait_ms(300)
        self.picture("21-letter-read")
        self.show("prospects")

    def scripts(self) -> None:
        """A script is read, written badly, told so, and rehearsed."""
        self.show("scripts")
        self.wait_ms(300)
        self.picture("22-scripts")
        page = self.house.pages.scripts
        page.open_script("two-reasons-call")
        page.room.desk.write(0)
        editor = page.room.desk.editor
        cursor = editor.textCursor()
        cursor.setPosition(editor.toPlainText().index("First, "))
        editor.setTextCursor(cursor)
        QTest.keyClicks(editor, "I just wanted to check in. ")
        self.wait_ms(600)
        self.picture("22-script-writing")
        for _ in range(27):
            self.key(editor, Qt.Key.Key_Backspace)
        page.open_script("two-reasons-call")
        self.house.dialogs.rehearse("two-reasons-call")
        dialog = self.dialog(QDialog)
        self.key(dialog, Qt.Key.Key_Space)
        self.later(timedelta(seconds=9))
        self.picture("22-rehearsal", dialog)
        dialog.reject()
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.show("prospects")

    def small_dialogs(self) -> None:
        page = self.house.pages.prospects
        for name, open_it in (
            ("14-person", lambda: self.house.dialogs.edit(page.model.id_at(0))),
            ("14-unsold-quote", self.house.dialogs.note_unsold_quote),
            ("14-mail", lambda: self.house.dialogs.mail(page.model.id_at(0))),
            ("14-move", lambda: self.house.dialogs.move(page.model.id_at(0))),
            ("14-visit", self.house.dialogs.plan_visit),
            ("14-settings", self.house.dialogs.change_settings),
            ("14-calendars", self.keep_calendars),
            ("14-all-keys", self.house.dialogs.show_keys),
        ):
            open_it()
            dialog = self.dialog(QDialog)
            self.picture(name, dialog)
            dialog.reject()
            self.wait(lambda: QApplication.activeModalWidget() is None)

    def best_use_of_now(self) -> None:
        """One name and why, the sum behind it, and a number that may not be dialled now."""
        self.show("prospects")
        self.key(self.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        self.picture("20-best-now")
        self.key(self.window, Qt.Key.Key_Equal)
        self.picture("20-the-sum", self.dialog(PayoffCard))
        self.key(self.dialog(PayoffCard), Qt.Key.Key_Escape)
        self.key(self.window, Qt.Key.Key_Escape)
        self.house.calls.call(self.find("Gordon Pruitt"))
        call = self.call()
        self.key(call, Qt.Key.Key_Return)
        self.picture("20-not-now", call)
        self.key(call, Qt.Key.Key_Escape)
        self.key(call, Qt.Key.Key_Escape)
        self.wait(lambda: self.house.calls.dialog is None)

    def desk(self) -> None:
        """A card, what it asks to push on, and to close kindly; then the ladder and permission on a page."""
        self.show("decide")
        self.wait_ms(200)
        self.picture("20-decide")
        page = self.house.pages.decide
        for name, number in (("push-on", 1), ("close-kindly", 3), ("do-not-contact", 4)):
            page.digit(number)
            self.picture(f"20-decide-{name}")
            page.leave_question()
        self.house.ways.show_person(self.find("Annette Lindqvist"))
        person = self.house.pages.person
        self.wait_ms(300)
        person.body.right.ensureWidgetVisible(person.body.permission, 0, 300)
        self.picture("20-permission")
        self.key(person, Qt.Key.Key_G)
        self.picture("20-ladder-of-a-person", self.dialog(QDialog))
        self.key(self.dialog(QDialog), Qt.Key.Key_Escape)

    def rules(self) -> None:
        triage = self.house.dialogs.triage
        for name, open_ in (("ladders", triage.set_ladders), ("calling-rules", triage.set_rules)):
            open_(self.window)
            dialog = self.dialog(QDialog)
            self.picture(f"20-{name}", dialog)
            self.key(dialog, Qt.Key.Key_Escape)
            self.wait(lambda: QApplication.activeModalWidget() is None)
        self.house.dialogs.lists.open(ListWish.SCREENING)
        dialog = self.dialog(QDialog)
        self.picture("20-do-not-call-lists", dialog)
        self.key(dialog, Qt.Key.Key_Escape)
        self.wait(lambda: QApplication.activeModalWidget() is None)

    def keep_calendars(self) -> None:
        self.house.dialogs.keep_calendars(self.house.calendar_round, self.house.notices.changed)

    def evening(self) -> None:
        self.now = STORY + timedelta(hours=10)
        self.house.heart.beat()
        self.show("today")
        self.picture("16-today-evening")
        self.key(self.window, Qt.Key.Key_P)
        self.picture("16-today-answered")

    def after_an_absence(self) -> None:
        """The laptop stays closed for twelve days."""
        self.now = STORY + timedelta(days=13, minutes=10)
        self.house.heart.beat()
        self.show("prospects")
        self.wait(lambda: self.house.banner.reminder_bar.isVisible())
        self.picture("17-after-an-absence")
        self.house.banner.answer("A")
        self.picture("17-all-that-wait")
        self.house.dialogs.spread()
        dialog = self.dialog(QDialog)
        self.wait_ms(600)
        self.picture("17-spread", dialog)
        self.key(dialog, Qt.Key.Key_Return)
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.picture("17-spread-done")

    # Means

    def find(self, name: str) -> int:
        return self.services.browsing.ids(ListQuery(name))[0]

    def show(self, name: str) -> None:
        self.key(self.window, PAGES[name], Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.window.page_name == name)

    def later(self, by: timedelta) -> None:
        self.now += by
        self.house.heart.beat()
        self.wait_ms(60)

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        window = widget.window()
        window.activateWindow()
        self.wait_ms(60)
        QTest.keyClick(window.focusWidget() or widget, key, modifier)
        self.wait_ms(60)

    def call(self) -> CallDialog:
        self.wait(lambda: self.house.calls.dialog is not None)
        dialog = self.house.calls.dialog
        assert dialog is not None
        return dialog

    def dialog(self, kind: type[Kind]) -> Kind:
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        self.wait_ms(350)
        path = PICTURES / f"{name}-{self.look}.png"
        (widget or self.window).grab().save(str(path))
        print(path.relative_to(ROOT))

    def wait(self, until: Callable[[], bool]) -> None:
        """Raises TimeoutError when it does not come true in ten seconds: the tour is a test, too."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError("The tour waited in vain.")
            QTest.qWait(20)

    def wait_ms(self, milliseconds: int) -> None:
        QTest.qWait(milliseconds)

    def close(self) -> None:
        self.house.quit()
        self.window.close()
        self.services.close()


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    fonts.load()
    for look in sys.argv[1:] or ["light", "dark"]:
        with tempfile.TemporaryDirectory() as folder:
            tour = Tour(look, Path(folder))
            tour.play()
            tour.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
