"""One window for each data folder: a second start brings the first one up."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class SingleInstance(QObject):
    """`is_first` is False when another one answered. Nothing is ever sent: the knock alone says all."""

    knocked = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "reengage-" + hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:24]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self.is_first = not self._somebody_is_there()
        if self.is_first:
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def _somebody_is_there(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        there = socket.waitForConnected(WAIT_MS)
        socket.abort()
        return there

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnectFromServer()
            connection.deleteLater()
        self.knocked.emit()
