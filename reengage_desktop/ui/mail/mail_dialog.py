"""Writing one e-mail: the words, what speaks against it, and handing it over to a mail program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.email_draft import MailDraft, fits_link
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import choosers, fonts
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog, StillCombo, field
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, frame, label
from reengage_desktop.ui.words import tr

from . import mail_words

_SIZE = (780, 630)
_PAUSE = 250  # ms without typing, before the words are looked at


class MailDialog(FormDialog):
    """`sent` carries a `SentMail`, to be told with a way back. What is typed stays until then, also when it is closed.

    `template`: the name of the text to begin with, "" for the one that fits. Raises `RuleFault` if they may not or
    cannot be written to, `ScriptFault` if the text cannot be read.
    """

    sent = Signal(object)

    def __init__(
        self,
        services: Services,
        prospect_id: int,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        template: str = "",
        choose_target: Callable[[QWidget, str], Path | None] = choosers.choose_target,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        draft = services.mailing.draft(prospect_id, template)  # before there is anything to leave behind
        super().__init__("", self.tr("Open in my mail program"), parent)
        self._mailing, self._id, self._now = services.mailing, prospect_id, now
        self._choose_target, self._open_url = choose_target, open_url
        self._name = services.around.person(prospect_id).name
        self.setObjectName("mail_dialog")
        self.setWindowTitle(self.tr("E-mail to {name}").format(name=self._name))
        self.warning_label = Fitting("", "body", "amber", name="mail_warning")
        self.to_combo = StillCombo("mail_to")
        self.subject_edit = QLineEdit()
        self.subject_edit.setObjectName("mail_subject")
        self.body_edit = QPlainTextEdit()
        self.body_edit.setObjectName("mail_body")
        self.body_edit.setTabChangesFocus(True)
        self.body_edit.setFont(fonts.of("letter"))
        self.end_label = Fitting("", "small", "text3", name="mail_end")
        self.remarks_label = Fitting("", "small", "amber", name="mail_remarks")
        self.anew_button = Button(self.tr("Write it anew"), "quiet", size="small", name="mail_anew")
        self.copy_button = Button(self.tr("Copy"), icon=Icon.COPY, keys="Ctrl ⇧ C", name="mail_copy")
        self.file_button = Button(self.tr("Save as .eml"), icon=Icon.DOWNLOAD, keys="Ctrl S", name="mail_file")
        self.sent_button = Button(self.tr("I sent it"), icon=Icon.CHECK, keys="Ctrl D", name="mail_sent")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._show(draft)
        self._connect()
        self.body_edit.setFocus()

    @property
    def draft(self) -> MailDraft:
        """With the words as they stand here."""
        return replace(
            self._draft,
            to=self.to_combo.currentText(),
            subject=self.subject_edit.text(),
            body=self.body_edit.toPlainText(),
        )

    def save(self) -> None:
        """Hands it over to the mail program; the words that are too long for that lie in the clipboard."""
        draft = self.draft
        whole = fits_link(draft)
        if not whole:
            QGuiApplication.clipboard().setText(draft.text)
        opened = self._open_url(QUrl.fromEncoded(self._mailing.mailto(draft).encode("ascii")))
        if opened is False:
            self.fault_line.say(self.tr("No mail program answered. Copy the words, or save them as a file."))
        elif whole:
            self.fault_line.say(
                self.tr("Your mail program has it. Once it is on its way, say so: I sent it."), calm=True
            )
        else:
            told = self.tr("It is too long to be handed over: the words lie in the clipboard. Paste them there.")
            self.fault_line.say(told, calm=True)

    def copy(self) -> None:
        """Subject and all into the clipboard."""
        QGuiApplication.clipboard().setText(self.draft.text)
        told = self.tr("The words lie in the clipboard. The subject is not among them.")
        self.fault_line.say(told, calm=True)

    def save_file(self) -> None:
        """As a draft that mail programs open."""
        path = self._choose_target(self, mail_words.file_name(self._name))
        if path is None:
            return
        try:
            self._mailing.save(self.draft, path)
        except Fault as fault:
            self.say_fault(fault)
            return
        told = self.tr("{file} is written. Open it in your mail program and send it there.")
        self.fault_line.say(told.format(file=path.name), calm=True)

    def log_sent(self) -> None:
        """It is on its way: that is logged, and the dialog closes."""
        try:
            done = self._mailing.sent(self._id, self.subject_edit.text(), self.draft)
        except Fault as fault:
            self.say_fault(fault)
            return
        self._pause.stop()
        self.sent.emit(done)
        self.accept()

    def write_anew(self) -> None:
        """The words of the text again, by what is known now."""
        try:
            self._mailing.forget(self._id, self._draft.template)
            self._show(self._mailing.draft(self._id, self._draft.template))
        except Fault as fault:
            self.say_fault(fault)

    def _show(self, draft: MailDraft) -> None:
        self._draft = draft
        self.anew_button.setVisible(self._mailing.is_kept(self._id, draft.template))
        for part in (self.to_combo, self.subject_edit, self.body_edit):
            part.blockSignals(True)
        self.to_combo.clear()
        self.to_combo.addItems(self._mailing.addresses(self._id))
        self.to_combo.setCurrentText(draft.to)
        self.subject_edit.setText(draft.subject)
        self.body_edit.setPlainText(draft.body)
        for part in (self.to_combo, self.subject_edit, self.body_edit):
            part.blockSignals(False)
        self.warning_frame.setVisible(bool(draft.warning))
        self.warning_label.setText(tr(draft.warning) + " " + self.tr("You may go on."))
        self._look()

    def _typed(self) -> None:
        self._mailing.keep(self._id, self.draft)
        self.fault_line.say("")
        self.anew_button.show()
        self._pause.start()

    def _look(self) -> None:
        """What goes out below the words, and what may be said better."""
        draft = self.draft
        ends = " · ".join(draft.end.split("\n\n")) if draft.end else ""
        self.end_label.setText(self.tr("Below it: {end}").format(end=ends) if ends else "")
        self.end_label.setVisible(bool(ends))
        told = mail_words.remarks(draft, self._now())
        self.remarks_label.setText("\n".join(told))
        self.remarks_label.setVisible(bool(told))

    def _connect(self) -> None:
        self.to_combo.currentTextChanged.connect(self._typed)
        self.subject_edit.textChanged.connect(self._typed)
        self.body_edit.textChanged.connect(self._typed)
        self._pause.timeout.connect(self._look)
        for button, keys, act in (
            (self.copy_button, "Ctrl+Shift+C", self.copy),
            (self.file_button, "Ctrl+S", self.save_file),
            (self.sent_button, "Ctrl+D", self.log_sent),
        ):
            button.clicked.connect(act)
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.anew_button.clicked.connect(self.write_anew)

    def _lay_out(self) -> None:
        self.warning_frame = frame("card", name="mail_warning_frame")
        warning = QHBoxLayout(self.warning_frame)
        warning.setContentsMargins(12, 8, 12, 8)
        warning.addWidget(IconView(Icon.INFO, "amber"))
        warning.addWidget(self.warning_label, 1)
        self.body.addWidget(self.warning_frame)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(field(self.tr("To"), self.to_combo), 2)
        head.addLayout(field(self.tr("Subject"), self.subject_edit), 3)
        self.body.addLayout(head)
        words = QVBoxLayout()
        words.setSpacing(4)
        above = QHBoxLayout()
        above.addWidget(label(self.tr("Words"), "small", "text2"))
        above.addStretch(1)
        above.addWidget(self.anew_button)
        keeps = self.anew_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the words do not jump when it comes
        self.anew_button.setSizePolicy(keeps)
        words.addLayout(above)
        words.addWidget(self.body_edit, 1)
        words.addWidget(self.end_label)
        words.addWidget(self.remarks_label)
        self.body_edit.setAccessibleName(self.tr("Words"))
        self.body.addLayout(words, 1)
        self.cancel_button.setText(self.tr("Close"))
        row = self.foot.layout()
        assert isinstance(row, QHBoxLayout)
        for button in (self.copy_button, self.file_button, self.sent_button):
            row.insertWidget(row.count() - 1, button)
        row.removeWidget(self.cancel_button)
        row.insertWidget(0, self.cancel_button)
        self.resize(*_SIZE)
