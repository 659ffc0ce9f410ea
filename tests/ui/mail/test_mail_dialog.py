"""The dialog of an e-mail: what speaks against it, keys, handing over, and what stays when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.mailing import SentMail
from reengage_desktop.ui.mail import mail_words
from reengage_desktop.ui.mail.mail_dialog import MailDialog

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ADDRESS = "maria@castellano.example"
DANA = Settings(my_name="Dana Whitlock", my_firm="Northlight", my_email="d@northlight.example", my_address="12 Dock St")


class Mail:
    """One dialog, where its links and files go, and what it said was sent."""

    def __init__(self, services: Services, clock: Callable[..., object], qtbot: QtBot, folder: Path) -> None:
        self.services, self.clock, self.qtbot, self.folder = services, clock, qtbot, folder
        self.links: list[QUrl] = []
        self.sent: list[object] = []
        self.answers: object = True
        self.file: Path | None = folder / "unnamed.eml"
        self.asked = ""
        services.setting.keep(DANA)
        form = PersonForm(name="Maria <b>Castellano</b>", emails=(ADDRESS,), country="US")
        self.maria = services.keeping.add(form, QuoteForm(product="Solar roof", quoted_on=date(2026, 6, 9)))

    def open(self, template: str = "") -> MailDialog:
        self.dialog = MailDialog(
            self.services,
            self.maria,
            self.clock,  # type: ignore[arg-type]
            template=template,
            choose_target=self._choose,
            open_url=self._open,
        )
        self.qtbot.addWidget(self.dialog)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.sent.connect(self.sent.append)
        self.dialog.open()
        self.qtbot.waitExposed(self.dialog)
        return self.dialog

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.dialog.activateWindow()
        QApplication.processEvents()
        self.qtbot.keyClick(self.dialog.focusWidget() or self.dialog, key, modifier)
        QApplication.processEvents()

    def link(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(bytes(self.links[-1].toEncoded().data()).decode()).query)

    def touches(self) -> list[Channel]:
        return [touch.channel for touch in self.services.around.store.touches.of(self.maria)]

    def _open(self, link: QUrl) -> object:
        self.links.append(link)
        return self.answers

    def _choose(self, _parent: QWidget, name: str) -> Path | None:
        self.asked = name
        return self.file


@pytest.fixture
def mail(services: Services, clock: Callable[..., object], qtbot: QtBot, tmp_path: Path) -> Mail:
    return Mail(services, clock, qtbot, tmp_path)


def test_while_active_it_says_why_not_and_lets_the_person_go_on(mail: Mail) -> None:
    dialog = mail.open()
    assert dialog.warning_frame.isVisible()
    assert dialog.warning_label.text() == (
        "An e-mail feels productive and gives away what a talk should give. It is no attempt. You may go on."
    )
    assert dialog.save_button.isEnabled() and dialog.sent_button.isEnabled()
    assert dialog.focusWidget() is dialog.body_edit


def test_ctrl_enter_opens_the_mail_program_with_all_of_it(mail: Mail) -> None:
    dialog = mail.open()
    dialog.subject_edit.setText("100 % & more?")
    mail.press(K.Key_Return, CTRL)
    assert mail.links[-1].scheme() == "mailto" and mail.links[-1].path() == ADDRESS
    found = mail.link()
    assert found["subject"] == ["100 % & more?"] and found["body"][0].startswith("Dear Maria,\r\n\r\n")
    assert "I sent it" in dialog.fault_line.text() and dialog.isVisible() and mail.touches() == []


def test_too_long_a_mail_lies_in_the_clipboard_and_says_so(mail: Mail) -> None:
    dialog = mail.open()
    dialog.body_edit.setPlainText("Dear Maria,\n\n" + "on and on. " * 10_000)
    mail.press(K.Key_Return, CTRL)
    assert set(mail.link()) == {"subject"} and "too long" in dialog.fault_line.text()
    assert QApplication.clipboard().text() == dialog.draft.text


def test_where_no_mail_program_answers_it_says_what_to_do(mail: Mail) -> None:
    dialog = mail.open()
    mail.answers = False
    mail.press(K.Key_Return, CTRL)
    assert dialog.fault_line.text().startswith("No mail program answered.")


def test_copy_takes_the_words_with_their_end(mail: Mail) -> None:
    dialog = mail.open()
    dialog.body_edit.setPlainText("Dear Maria,\n\nhello.")
    mail.press(K.Key_C, CTRL | SHIFT)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Dear Maria,\n\nhello.\n\n") and copied.endswith("\n\n12 Dock St")
    mail.qtbot.waitUntil(lambda: dialog.end_label.isVisible(), timeout=1000)
    assert dialog.end_label.text().endswith("12 Dock St")


def test_the_file_has_a_plain_name_and_holds_the_draft(mail: Mail) -> None:
    mail.open()
    mail.press(K.Key_S, CTRL)
    assert mail.asked == "E-mail to Maria b Castellano b.eml"
    assert mail.file is not None
    message = message_from_bytes(mail.file.read_bytes(), policy=default)
    assert (str(message["To"]), message["X-Unsent"]) == (ADDRESS, "1")


def test_a_folder_that_takes_no_file_is_told_and_nothing_is_lost(mail: Mail) -> None:
    dialog = mail.open()
    mail.file = mail.folder / "nowhere" / "x.eml"
    mail.press(K.Key_S, CTRL)
    assert "Your words are kept" in dialog.fault_line.text() and dialog.body_edit.toPlainText()
    mail.file = None
    mail.press(K.Key_S, CTRL)
    assert dialog.isVisible()


def test_i_sent_it_logs_a_touch_and_closes(mail: Mail) -> None:
    dialog = mail.open()
    mail.press(K.Key_D, CTRL)
    assert not dialog.isVisible() and mail.touches() == [Channel.EMAIL]
    (done,) = mail.sent
    assert isinstance(done, SentMail)
    told = mail_words.told_sent(done, mail.services.around.now(), "America/New_York")
    assert told == "Maria <b>Castellano</b>: e-mail logged. It is no attempt."
    mail.services.mailing.undo(done)
    assert mail.touches() == []


def test_what_is_typed_outlives_the_dialog_and_can_be_written_anew(mail: Mail) -> None:
    dialog = mail.open()
    written = dialog.body_edit.toPlainText()
    assert not dialog.anew_button.isVisible()
    dialog.body_edit.setPlainText("Half a sent")
    dialog.subject_edit.setText("Half")
    mail.press(K.Key_Escape)
    assert not dialog.isVisible()
    dialog = mail.open()
    assert (dialog.subject_edit.text(), dialog.body_edit.toPlainText()) == ("Half", "Half a sent")
    dialog.anew_button.click()
    assert dialog.body_edit.toPlainText() == written and not dialog.anew_button.isVisible()
    mail.press(K.Key_Escape)
    assert mail.open().body_edit.toPlainText() == written


def test_prices_and_empty_phrases_take_a_second_look(mail: Mail) -> None:
    dialog = mail.open()
    assert not dialog.remarks_label.isVisible()
    dialog.body_edit.setPlainText("Dear Maria,\n\njust checking in. The roof is $41,800.")
    mail.qtbot.waitUntil(lambda: dialog.remarks_label.isVisible(), timeout=1000)
    first, second = dialog.remarks_label.text().splitlines()
    assert first == "“$41,800”: price and solution belong into a talk. Look at it once more."
    assert second.startswith("“just checking") and "says nothing new" in second
    assert dialog.save_button.isEnabled()


def test_a_missing_postal_address_is_told(mail: Mail) -> None:
    mail.services.setting.keep(Settings(my_name="Dana"))
    assert mail.open().remarks_label.text().startswith("The law asks for your postal address")


def test_of_several_addresses_one_is_chosen(mail: Mail) -> None:
    addresses = [ADDRESS, "m@home.example", "a@b.example,c@d.example"]
    with mail.services.around.store.writing() as changes:
        mail.services.around.store.prospects.set_emails(mail.maria, addresses)
        changes.prospects.add(mail.maria)
    dialog = mail.open()
    assert [dialog.to_combo.itemText(n) for n in range(dialog.to_combo.count())] == [ADDRESS, "m@home.example"]
    dialog.to_combo.setCurrentIndex(1)
    mail.press(K.Key_Return, CTRL)
    assert mail.links[-1].path() == "m@home.example"


def test_the_first_hello_opens_without_a_warning_and_books_the_call(mail: Mail) -> None:
    now = mail.services.around.now()
    hello = NextAction(ActionKind.FIRST_HELLO, now, now + timedelta(hours=2))
    with mail.services.around.store.writing() as changes:
        mail.services.around.store.prospects.edit(mail.maria, {"asked_on": now.date()})
        mail.services.around.store.prospects.set_next(mail.maria, Stage.ACTIVE, hello, now)
        changes.prospects.add(mail.maria)
    dialog = mail.open()
    assert not dialog.warning_frame.isVisible() and dialog.subject_edit.text() == "It was good to meet you"
    mail.press(K.Key_D, CTRL)
    action = mail.services.around.person(mail.maria).next_action
    assert action is not None and action.kind is ActionKind.CALL and action.promised
    (done,) = mail.sent
    assert isinstance(done, SentMail)
    told = mail_words.told_sent(done, mail.services.around.now(), "America/New_York")
    assert (
        told == "Maria <b>Castellano</b>: hello logged. You call Thu 15 Oct, 14:00–16:00."
    )  # by the clocks of all the US


def test_one_who_asked_for_silence_while_it_was_written_is_left_in_peace(mail: Mail) -> None:
    dialog = mail.open()
    mail.services.calling.save(CallResult(mail.maria, Outcome.DO_NOT_CONTACT))
    mail.press(K.Key_D, CTRL)
    assert "asked not to be contacted" in dialog.fault_line.text() and mail.touches() == [Channel.CALL]
    with pytest.raises(RuleFault):
        mail.open()


def test_everything_has_a_name_and_tab_leaves_the_words(mail: Mail) -> None:
    dialog = mail.open()
    for part in (dialog.to_combo, dialog.subject_edit, dialog.body_edit):
        assert part.accessibleName()
    mail.press(K.Key_Tab)
    assert dialog.focusWidget() is not dialog.body_edit
