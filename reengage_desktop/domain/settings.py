"""The person's settings: each with its type and default; kept in the file, so they travel with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`region` is the default country of numbers (ISO 3166), `currency` ISO 4217, `commission_rate` per thousand.

    `zone` is empty for the laptop's own. `theme` is system, light or dark.
    `holiday_region`: whose public holidays slots may rest on, ISO 3166 with or without a part ("US", "DE-BY").
    `my_address`: the lines under the name in a letter's head. `paper`: "letter" or "a4", empty for the region's own.
    `pace`: words a minute for the spoken word to be lit, 0 for none. `script_face`: "serif" or "sans".
    `cold_after_weeks`: without a talk somebody is going cold. `no_walk_months`: a No is looked at again after so many.
    `ladder`: the key of the one that people stand on by default. `hour_worth`: what an hour of calls is to bring, in
    cents of `currency`; 0: worked out.
    `morning_at`, `evening_at`: when the sentence of the day is asked for and held against it (HH:MM, local).
    """

    my_name: str = ""
    my_firm: str = ""
    region: str = "US"
    currency: str = "USD"
    zone: str = ""
    theme: str = "system"
    commission_rate: int = 100
    script: str = "two-reasons-call"
    reminders_on: bool = True
    holiday_region: str = ""
    morning_on: bool = True
    morning_at: str = "07:45"
    evening_on: bool = True
    evening_at: str = "17:30"
    told_about_tray: bool = False
    script_points: int = 22
    my_phone: str = ""
    my_email: str = ""
    my_address: str = ""
    paper: str = ""
    pace: int = 0
    script_face: str = "serif"
    cold_after_weeks: int = 6
    no_walk_months: int = 12
    ladder: str = "five"
    hour_worth: int = 0
