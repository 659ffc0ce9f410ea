"""Empty phrases: words that everybody says and that give nothing, each with a better idea (mission row 30)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Each idea, and the phrases it mends. They are written in small letters, without apostrophes and dashes.
_IDEAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Everyone says it and it gives them nothing. Start with what is new, or ask what has changed.",
        (
            *("check in", "checkin", "checking in", "checked in with", "check back in", "checking back"),
            *("check back with", "just checking", "checking up on", "checking to see", "check to see if"),
            *("touch base", "touching base", "touched base", "touch bases"),
            *("say a quick hello", "give you a quick call", "give you a quick ring", "give you a shout"),
        ),
    ),
    (
        "You bring them something, so begin with it. Name the one thing that is new for them.",
        (
            *("follow up", "followup", "following up", "followed up", "follow ups", "followups"),
            *("circle back", "circling back", "circled back", "loop back", "looping back", "loop you in"),
            *("pick up where we left off", "reconnect with you", "reconnecting with you", "revisit our conversation"),
        ),
    ),
    (
        "They feel tested. Say in one sentence what was in it, and ask what they think of that.",
        (
            *("did you get my", "did you receive my", "did you see my", "did you read my", "did my message reach"),
            *("have you seen my", "have you received my", "have you read my", "have you had a chance to"),
            *("had a chance to look", "had a chance to review", "had time to look", "had time to review"),
            *("get a chance to look", "get a chance to review", "got a chance to look", "get around to looking"),
            *("make sure you got", "making sure you got", "make sure you received", "see if you got"),
            *("wondering if you got", "wondering if you saw", "wondering whether you got", "not sure if you saw"),
        ),
    ),
    (
        "It blames them for being busy. Say once more, in one line, what matters to them.",
        (
            *("as per my last", "per my last", "as per our", "per our conversation", "as previously discussed"),
            *("as already mentioned", "in case you missed", "in case this got buried", "in case my email got"),
            *("bubble this up", "bubbling this up", "top of your inbox", "bump this", "bumping this"),
            *("resurface this", "resurfacing this", "gentle reminder", "friendly reminder", "gentle nudge"),
            *("friendly nudge", "havent heard back", "have not heard back", "havent heard from you"),
            *("have not heard from you", "still waiting to hear", "waiting for your answer"),
        ),
    ),
    (
        "They owe you no report. Ask what has changed for them, then wait.",
        (
            *("any updates", "any update", "any news for me", "any progress on", "any movement on", "any thoughts"),
            *("any feedback", "whats the status", "what is the status", "where are we at", "whats the latest"),
            *("are you still interested", "if youre still interested", "if you are still interested"),
            *("made up your mind", "come to a decision yet", "made a decision yet", "ready to move forward"),
            *("ready to pull the trigger", "where are you in the process"),
        ),
    ),
    (
        "It tells what you want, and not why they should listen. Begin with the reason itself.",
        (
            *("i wanted to reach out", "wanted to reach out", "thought id reach out", "reach out to you"),
            *("reaching out", "reached out", "i am writing to see", "im writing to see", "calling to see if"),
            *("i just wanted to", "just wanted to", "i was just wondering", "just wondering", "was hoping to"),
            *("was hoping we could", "thought i would call", "thought id call", "thought id give you a call"),
            *("love to connect", "love to chat", "love to hop on", "just a quick call", "just a quick question"),
            *("just a quick note", "quick question for you"),
        ),
    ),
    (
        "A greeting that could go to anybody. Say their name, and something that is true of them alone.",
        (
            *("hope this finds you", "hope this email finds you", "hope this message finds you"),
            *("hope this letter finds you", "hope you are well", "hope youre well", "hope you are doing well"),
            *("hope youre doing well", "hope all is well", "hope alls well", "hope everything is well"),
            *("trust this finds you", "trust you are well", "trust youre well", "trust all is well"),
            *("to whom it may concern", "dear sir or madam", "dear valued customer", "valued customer"),
            *("happy monday", "happy friday", "how are you today", "how are you doing today", "hows it going"),
        ),
    ),
    (
        "It asks for time and gives none back. Say what they get from these minutes.",
        (
            *("pick your brain", "picking your brain", "hop on a call", "jump on a call", "hop on a quick call"),
            *("jump on a quick call", "get on your calendar", "grab some time", "find some time to chat"),
            *("steal a minute", "do you have a minute", "got a minute", "got a sec", "is this a bad time"),
            *("catch you at a bad time", "sorry to bother you", "sorry to bug you", "hate to bother you"),
            *("dont want to bother you", "do not want to bother you", "i know youre busy", "i know you are busy"),
            "i know how busy you",
        ),
    ),
    (
        "It leaves the next step to them, and it will not come. Name a day and an hour.",
        (
            *("at your earliest convenience", "at your convenience", "when you get a chance", "whenever you can"),
            *("when you have a chance", "as soon as possible", "asap", "let me know your thoughts"),
            *("let me know what you think", "let me know if you have", "let me know either way", "feel free to"),
            *("please do not hesitate", "please dont hesitate", "do not hesitate to", "dont hesitate to"),
            *("look forward to hearing", "looking forward to hearing", "hear from you soon", "give me a call back"),
            *("keep me posted", "keep me in the loop", "stay in the loop", "lets keep in touch"),
            *("lets stay in touch", "talk soon"),
        ),
    ),
    (
        "A big word for a small thing. Give one number, or one customer who said so.",
        (
            *("game changer", "game changing", "best in class", "world class", "cutting edge", "state of the art"),
            *("low hanging fruit", "move the needle", "win win", "synergy", "synergies", "value add"),
            *("value proposition", "added value", "one stop shop", "think outside the box", "no brainer"),
            *("to the next level", "seamless solution", "tailored solution", "to be honest with you"),
            *(
                "to be perfectly honest",
                "once in a lifetime",
                "limited time offer",
                "act now",
                "special offer just for you",
            ),
        ),
    ),
)
TABLE: dict[str, str] = {phrase: idea for idea, phrases in _IDEAS for phrase in phrases}
"""Each phrase as it is written above, with its better idea."""

_APOSTROPHES = "'’‘ʼ`´"
_WORD = re.compile(rf"\w+(?:[{_APOSTROPHES}]\w+)*")
_JOINED = re.compile(r"[\s\-\u2010-\u2015]+")  # blanks and dashes; any other sign parts two words
_NO_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(TABLE, key=len, reverse=True):
    _words = tuple(_phrase.split())
    _BY_FIRST.setdefault(_words[0], []).append(_words)


@dataclass(frozen=True, slots=True)
class EmptyPhrase:
    """`start` to `end` in the text; `phrase` as it is written there."""

    start: int
    end: int
    phrase: str
    better: str


def empty_phrases(text: str) -> list[EmptyPhrase]:
    """The empty phrases of a text, in their order; those that follow each other at once are one. Linear in the text."""
    found = list[EmptyPhrase]()
    for start, end, idea in _hits(text):
        if found and _JOINED.fullmatch(text, found[-1].end, start):
            start = found.pop().start
        found.append(EmptyPhrase(start, end, text[start:end], idea))
    return found


def _hits(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, idea) of each phrase; of two that begin together the longer one."""
    spans = [found.span() for found in _WORD.finditer(text)]
    words = [text[start:end].lower().translate(_NO_APOSTROPHES) for start, end in spans]
    at = 0
    while at < len(words):
        found = next((p for p in _BY_FIRST.get(words[at], ()) if _stands(p, text, words, spans, at)), ())
        if found:
            yield spans[at][0], spans[at + len(found) - 1][1], TABLE[" ".join(found)]
        at += len(found) or 1


def _stands(phrase: tuple[str, ...], text: str, words: list[str], spans: list[tuple[int, int]], at: int) -> bool:
    """Whether the phrase stands here, with nothing but blanks and dashes between its words."""
    last = at + len(phrase) - 1
    return tuple(words[at : last + 1]) == phrase and all(
        _JOINED.fullmatch(text, spans[here][1], spans[here + 1][0]) for here in range(at, last)
    )
