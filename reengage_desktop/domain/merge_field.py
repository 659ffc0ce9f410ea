"""Fields of other programs in a text that was brought along, `*|FNAME|*` or `{!Contact.FirstName}`, as our words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .call_words import KNOWN_WORDS
from .columns import key

_NAMES = {
    "first_name": "first name, first, fname, given name, forename, vorname, prénom, nombre de pila, primer nombre, "
    "primeiro nome, nome próprio, nome di battesimo, voornaam, nickname",
    "last_name": "last name, last, lname, surname, family name, nachname, familienname, zuname, nom de famille, "
    "apellido, apellidos, primer apellido, sobrenome, apelido, último nome, cognome, achternaam",
    "name": "name, full name, contact, contact name, customer, customer name, client, client name, prospect, prospect "
    "name, lead name, person, display name, recipient, recipient name, vollständiger name, ansprechpartner, kunde, "
    "kundenname, nom, nom complet, nom du contact, interlocuteur, nombre, nombre completo, nombre y apellidos, "
    "contacto, cliente, nome, nome completo, contato, nominativo, contatto, referente, naam, volledige naam, "
    "contactpersoon, klant, klantnaam",
    "company": "company, company name, account, account name, organization, organisation, organization name, business, "
    "business name, firm, firm name, employer, firma, firmenname, unternehmen, betrieb, entreprise, société, raison "
    "sociale, empresa, compañía, organización, razón social, companhia, organização, azienda, società, ditta, ragione "
    "sociale, bedrijf, bedrijfsnaam, organisatie, onderneming",
    "product": "product, product name, deal, deal name, opportunity, opportunity name, quote name, project, offer, "
    "produkt, angebot, projekt, produit, devis, offre, projet, producto, presupuesto, oferta, proyecto, produto, "
    "orçamento, projeto, prodotto, preventivo, offerta, progetto, offerte",
    "city": "city, town, mailing city, billing city, stadt, ort, wohnort, ville, commune, ciudad, localidad, "
    "población, cidade, localidade, città, comune, località, plaats, woonplaats",
    "phone": "phone, phone number, telephone, mobile, mobile phone, cell, cell phone, telefon, telefonnummer, "
    "rufnummer, handy, téléphone, portable, teléfono, móvil, telefone, telemóvel, celular, telefono, cellulare, "
    "telefoon, telefoonnummer, mobiel",
    "today": "date, today, current date, todays date, datum, heute, date du jour, fecha, hoy, data, oggi, vandaag",
    "my_name": "my name, your name, sender name, sender, owner name, user name, rep name, agent name, from name, "
    "mein name, absender, mon nom, expéditeur, mi nombre, remitente, meu nome, remetente, mio nome, mittente, "
    "mijn naam, afzender",
    "my_firm": "my company, your company, my firm, sender company, list company, user company, meine firma, mon "
    "entreprise, mi empresa, minha empresa, mia azienda, mijn bedrijf",
    "my_phone": "my phone, your phone, your phone number, sender phone, user phone, list phone, owner phone",
    "my_email": "my email, your email, sender email, from email, user email, owner email, list email",
    "my_address": "my address, your address, list address, sender address, company address, office address",
}
_WORDS = {key(name): word for word, names in _NAMES.items() for name in names.split(",")}
_FALLBACKS = {
    "first_name": "there",
    "name": "there",
    "company": "your firm",
    "product": "what we discussed",
    "city": "your town",
}
# The object a field belongs to, which says nothing about a customer, or that the salesperson is meant.
_THEIRS = re.compile(
    r"(contact|lead|person|people|customer|client|prospect|subscriber|recipient|account|company|organization|deal"
    r"|opportunity|merge|profile|custom|insert|enter)(?:[._:\s]+|(?-i:(?<=[a-z])(?=[A-Z])))",
    re.IGNORECASE,
)
_MINE = re.compile(r"(user|sender|owner|agent|rep|me|my|your)(?:[._:\s]+|(?-i:(?<=[a-z])(?=[A-Z])))", re.IGNORECASE)
_FIRM = frozenset({"account", "company", "organization"})

_NAME = r"[^\W\d][\w.:$ \-]{0,60}?"
_PLAIN = r"[^\W\d_][\w.]{0,60}"
_FIELDS = re.compile(
    r"(?P<skip>\{%[^{}]{0,500}%\}|\{#.{0,300}?#\})"
    rf"|\{{\{{\{{\s*(?P<triple>{_NAME})\s*\}}\}}\}}"
    r"|(?P<double>\{\{(?P<inside>[^{}]*)\}\})"
    rf"|[$#]?\{{[!$]{{0,2}}\s*(?P<single>{_NAME})\s*(?:\|[^{{}}]*)?\}}"
    r"|\*\|(?P<star>[^|\n]{1,80})\|\*"
    rf"|%%\s*=?(?P<twice>{_NAME})=?\s*%%"
    rf"|(?<![\w{{%])%(?P<percent>{_PLAIN})%(?![\w}}%])"
    rf"|<<\s*(?P<angle>{_NAME})\s*>>|«(?P<quote>[^\W\d]\w{{0,60}})»"
    rf"|\[\[\s*(?P<brackets>{_NAME})\s*\]\]|\[(?P<bracket>{_NAME})\](?!\()",
    re.DOTALL,
)
_INSIDE = re.compile(rf"\s*[$!]?(?P<name>{_NAME})\s*(?:[|:].*)?", re.DOTALL)
_OURS = re.compile(r"\b(?:or|and|not|if|else|in|is)\b|[\"'~()]")
_ALSO_PROSE = frozenset({"bracket", "quote"})  # a text may hold these for its own sake: [smile], «Merci»
_NAMES_ONE = re.compile(r"^[A-Z]|name")
_LOOKS_LIKE_ONE = re.compile(r"[A-Z][A-Z_ ]{2,}|\w+_\w+|[A-Z]\w+(?: [A-Z]\w+)+")


@dataclass(frozen=True, slots=True)
class ForeignField:
    """`start` to `end` in the text, `written` as it stands there; `word` is ours, empty where none fits."""

    start: int
    end: int
    written: str
    word: str


def foreign_fields(text: str) -> list[ForeignField]:
    """The fields of other programs, in their order; ours are never among them. Linear in the text."""
    return [ForeignField(found.start(), found.end(), found.group(), word) for found, word in _found(text)]


def converted(text: str) -> str:
    """The text with our words, and a fallback where one is usual. A field that has no word of ours stays as it is."""
    parts, done = [], 0
    for field in foreign_fields(text):
        if field.word:
            parts += [text[done : field.start], written(field.word)]
            done = field.end
    return "".join([*parts, text[done:]])


def written(word: str) -> str:
    """A word of ours as it is written in a script: `{{ first_name or "there" }}`."""
    fallback = _FALLBACKS.get(word)
    return f'{{{{ {word} or "{fallback}" }}}}' if fallback else f"{{{{ {word} }}}}"


def _found(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for found in _FIELDS.finditer(text):
        shape = found.lastgroup
        if shape == "skip":
            continue
        if shape in ("double", "inside"):
            word = _foreign_inside(found["inside"])
            if word is not None:
                yield found, word
            continue
        name = found[str(shape)]
        word = _word(name)
        if shape not in _ALSO_PROSE or _LOOKS_LIKE_ONE.fullmatch(name) or (word and _NAMES_ONE.search(name)):
            yield found, word


def _foreign_inside(inside: str) -> str | None:
    """Our word for what stands in two braces; None if it is ours, or a slip of the pen in one of ours."""
    match = _INSIDE.fullmatch(inside)
    name = match["name"].strip() if match else ""
    if not match or name in KNOWN_WORDS or (_OURS.search(inside) and not re.match(r"[\w ]+\.", name)):
        return None
    word = _word(name)
    if word or (re.search(r"[.: ]", name) and name.split(".")[0] not in KNOWN_WORDS):
        return word
    return None


def _word(name: str) -> str:
    """Our word for a field's name: with or without the object before it, and without its own fallback."""
    name = re.split(r"[|:](?=\S*[^\w:]|\S*$)", name.strip(), maxsplit=1)[0].strip()
    if found := _WORDS.get(key(name)):
        return found
    if (mine := _MINE.match(name)) and mine.end() < len(name):
        rest = _WORDS.get(key(name[mine.end() :]), "")
        own = {"first_name": "my_name", "last_name": "my_name", "name": "my_name", "company": "my_firm"}
        return own.get(rest, "my_phone" if rest == "phone" else "")
    if (theirs := _THEIRS.match(name)) and theirs.end() < len(name):
        rest = _word(name[theirs.end() :])
        return "company" if rest == "name" and theirs[1].lower() in _FIRM else rest
    return ""
