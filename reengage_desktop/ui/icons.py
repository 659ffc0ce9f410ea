"""The names of the shipped icons, drawn in the colours of the theme; this is the only file that names them."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reengage_desktop import resources

from . import theme

_SMALL = 14  # px: below it the stroke is thicker


class Icon(StrEnum):
    """One member for each Lucide file of `resources/icons`."""

    APP_WINDOW = "app-window"
    ARROW_DOWN = "arrow-down"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    ARROW_UP_RIGHT = "arrow-up-right"
    BADGE_CHECK = "badge-check"
    BAN = "ban"
    BATTERY_MEDIUM = "battery-medium"
    BELL = "bell"
    BELL_OFF = "bell-off"
    BOOK_OPEN_TEXT = "book-open-text"
    BUILDING_2 = "building-2"
    CALENDAR_CHECK = "calendar-check"
    CALENDAR_CLOCK = "calendar-clock"
    CALENDAR_DAYS = "calendar-days"
    CALENDAR_PLUS = "calendar-plus"
    CAR = "car"
    CAR_FRONT = "car-front"
    CHART_COLUMN = "chart-column"
    CHECK = "check"
    CHECK_CHECK = "check-check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CIRCLE_ALERT = "circle-alert"
    CIRCLE_CHECK = "circle-check"
    CIRCLE_HELP = "circle-help"
    CIRCLE_SLASH = "circle-slash"
    CIRCLE_X = "circle-x"
    CLOCK = "clock"
    CLOCK_ALERT = "clock-alert"
    COFFEE = "coffee"
    COLUMNS_3 = "columns-3"
    COPY = "copy"
    CORNER_DOWN_LEFT = "corner-down-left"
    CORNER_DOWN_RIGHT = "corner-down-right"
    DOOR_OPEN = "door-open"
    DOWNLOAD = "download"
    ELLIPSIS = "ellipsis"
    EXTERNAL_LINK = "external-link"
    EYE = "eye"
    FEATHER = "feather"
    FILE_SPREADSHEET = "file-spreadsheet"
    FILE_TEXT = "file-text"
    FILE_X = "file-x"
    FLAG = "flag"
    GLOBE = "globe"
    GRIP_VERTICAL = "grip-vertical"
    HANDSHAKE = "handshake"
    HARD_DRIVE = "hard-drive"
    HEART = "heart"
    HEART_HANDSHAKE = "heart-handshake"
    HISTORY = "history"
    HOURGLASS = "hourglass"
    HOUSE = "house"
    INFO = "info"
    KEYBOARD = "keyboard"
    LAYERS = "layers"
    LEAF = "leaf"
    LIGHTBULB = "lightbulb"
    LINK = "link"
    LIST_FILTER = "list-filter"
    LOCK = "lock"
    MAIL = "mail"
    MAIL_CHECK = "mail-check"
    MAILS = "mails"
    MAP_PIN = "map-pin"
    MERGE = "merge"
    MESSAGE_CIRCLE = "message-circle"
    MESSAGE_SQUARE_TEXT = "message-square-text"
    MINUS = "minus"
    MONITOR = "monitor"
    MOON = "moon"
    MOVE = "move"
    NEWSPAPER = "newspaper"
    NOTEBOOK_PEN = "notebook-pen"
    PANEL_RIGHT_CLOSE = "panel-right-close"
    PANEL_RIGHT_OPEN = "panel-right-open"
    PAUSE = "pause"
    PEN_LINE = "pen-line"
    PHONE = "phone"
    PHONE_CALL = "phone-call"
    PHONE_INCOMING = "phone-incoming"
    PHONE_MISSED = "phone-missed"
    PHONE_OFF = "phone-off"
    PLAY = "play"
    PLUS = "plus"
    PRINTER = "printer"
    QUOTE = "quote"
    REFRESH_CW = "refresh-cw"
    REPEAT = "repeat"
    ROTATE_CW = "rotate-cw"
    ROUTE = "route"
    SCALE = "scale"
    SCROLL_TEXT = "scroll-text"
    SEARCH = "search"
    SEND = "send"
    SETTINGS = "settings"
    SHIELD_CHECK = "shield-check"
    SIGNPOST = "signpost"
    SKIP_FORWARD = "skip-forward"
    SLIDERS_HORIZONTAL = "sliders-horizontal"
    SPARKLES = "sparkles"
    SPROUT = "sprout"
    SQUARE_CHECK_BIG = "square-check-big"
    STAMP = "stamp"
    STAR = "star"
    SUN = "sun"
    SUNRISE = "sunrise"
    SUNSET = "sunset"
    TABLE_2 = "table-2"
    TAG = "tag"
    TARGET = "target"
    TIMER = "timer"
    TRASH_2 = "trash-2"
    TRIANGLE_ALERT = "triangle-alert"
    TROPHY = "trophy"
    UNDO = "undo"
    UNDO_2 = "undo-2"
    UPLOAD = "upload"
    USER = "user"
    USER_PLUS = "user-plus"
    USER_ROUND = "user-round"
    USER_ROUND_CHECK = "user-round-check"
    USER_ROUND_SEARCH = "user-round-search"
    USER_ROUND_X = "user-round-x"
    USERS = "users"
    VOICEMAIL = "voicemail"
    VOLUME_2 = "volume-2"
    WALLET = "wallet"
    WIFI_OFF = "wifi-off"
    X = "x"


def pixmap(name: str, role: str = "text2", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon, `size` logical px square, in the colour of `role`; FileNotFoundError for an unknown name.

    It is drawn for the look that holds now: painted widgets ask again when they paint.
    """
    return _drawn(name, theme.hex(role), size, ratio)


def icon(name: str, role: str = "text2", size: int = 16, on_role: str = "") -> QIcon:
    """The same for actions and menus, with `on_role` for the checked state; make it anew when the theme changes."""
    made = QIcon()
    states = ((QIcon.State.Off, role), (QIcon.State.On, on_role or role))
    for ratio in (1.0, 2.0):
        for state, of_state in states:
            made.addPixmap(pixmap(name, of_state, size, ratio), QIcon.Mode.Normal, state)
        made.addPixmap(pixmap(name, "text3", size, ratio), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The mark of the program, a door left ajar."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_rendered(_svg("app"), size, 1.0))
    return made


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    stroke = "2.1" if size < _SMALL else "1.75"
    svg = _svg(name).replace("currentColor", colour).replace('stroke-width="1.75"', f'stroke-width="{stroke}"')
    return _rendered(svg, size, ratio)


def _rendered(svg: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return resources.text("icons", f"{name}.svg")
