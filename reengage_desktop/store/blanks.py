"""Where a word of a script is empty for a person, as a condition on their row."""

from __future__ import annotations

_NEVER = "NOT EXISTS (SELECT 1 FROM touches AS t WHERE t.prospect_id = p.id AND t.{column} <> '')"
_UNMET = "p.inquired_on IS NULL AND p.met_on IS NULL"

# Of the words of `CallWords` that a person may lack; the others are the salesperson's own, or the moment's.
BLANK = {
    "first_name": "p.first_name = ''",
    "name": "p.name = ''",
    "company": "p.company_id IS NULL",
    "product": "p.product = ''",
    "met_ago": _UNMET,
    "met_on": _UNMET,
    "stated_reason": "p.stated_reason = ''",
    "real_reason": "p.real_reason = ''",
    "reason_to_call": "p.reason_to_call = ''",
    "phone": "p.phone = ''",
    "city": "p.city = ''",
    "last_talk": "p.last_contact_at IS NULL",
    "learned": _NEVER.format(column="learned"),
}
