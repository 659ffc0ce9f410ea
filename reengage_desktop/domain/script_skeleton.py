"""What a new script begins with: lean, passing its own checks, with a place for the person's line."""

from __future__ import annotations

from .script_library import ScriptKind

_OPENING = (
    '## Who I am\n\n{{ greeting or "Hello" }} {{ first_name }}, {% if me %}it’s {{ me }}, and {% endif %}'
    "this is a sales call, about {{ quoted }} we discussed {{ met }}.\n\n"
)
_LETTER = (
    "{% if first_name or name %}Dear {{ first_name or name }},{% else %}Hello,{% endif %}\n\n"
    'Thank you for your time {{ spoken_when or "on the telephone" }}.\n\n'
    "With kind regards{% if my_name %},\n\n{{ my_name }}{% endif %}\n"
)
SKELETONS = {
    ScriptKind.CALL: _OPENING
    + "## Your line\n\n{{ reason_to_call }}\n\n"
    + "## Where are you\n\nWhere are you today with what you were considering? Did you ever decide?\n\n"
    + "## Until yes or no\n\nI will keep calling until you tell me yes or no; either is fine.\n",
    ScriptKind.MESSAGE: (
        '## Message\n\n{{ greeting or "Hello" }} {{ first_name }}{% if me %}, this is {{ me }}{% endif %}, about '
        "{{ quoted }}. {{ reason_to_call }}\n\nI will call you *{{ promise }}*.\n"
    ),
    ScriptKind.LETTER: "## Letter\n\n" + _LETTER,
    ScriptKind.EMAIL: "## Subject\n\nAfter our talk\n\n## Letter\n\n" + _LETTER,
    ScriptKind.ANSWERS: "## If they say: Not now\n\nI understand. When would be a good time?\n",
}
