"""What the header of a column means, in the languages that iris speaks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from iriscli.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

REQUIRED = ("name", "organisation")
COLUMNS = (*REQUIRED, "id", "email", "role", "language", "groups")
FIRST, LAST = "first name", "last name"

_WORDS = {
    "name": "name, full name, participant, vārds uzvārds, vārds un uzvārds, dalībnieks, namn,"
    " deltagare, nimi, koko nimi, osallistuja, imię i nazwisko, uczestnik, імя і прозвішча,"
    " удзельнік, täisnimi, osaleja, vardas ir pavardė, vardas pavardė, dalyvis,"
    " vor- und nachname, teilnehmer, navn, fulde navn, fullt navn, deltager, deltaker,"
    " ім'я та прізвище, піб, учасник, nom, nombre, nome, naam, nom et prénom",
    FIRST: "first name, given name, forename, vārds, förnamn, etunimi, imię, імя, eesnimi,"
    " vardas, vorname, fornavn, ім'я, prénom, voornaam",
    LAST: "last name, family name, surname, uzvārds, efternamn, sukunimi, nazwisko, прозвішча,"
    " perekonnanimi, perenimi, pavardė, nachname, familienname, efternavn, etternavn, прізвище,"
    " apellidos, apellido, cognome, achternaam",
    "organisation": "organisation, organization, company, institution, employer, organizācija,"
    " iestāde, uzņēmums, företag, organisaatio, yritys, organizacja, firma, instytucja,"
    " арганізацыя, установа, organisatsioon, asutus, ettevõte, organizacija, įstaiga, įmonė,"
    " einrichtung, unternehmen, virksomhed, organisasjon, bedrift, організація,"
    " organisme, établissement, entidad, organización, ente, organizzazione, organisatie",
    "id": "id",
    "email": "email, e-mail, mail, email address, e-mail address, e-pasts, epasts, e-post,"
    " epost, e-postadress, mejl, sähköposti, poczta, adres e-mail, эл. пошта,"
    " электронная пошта, e-posti aadress, meil, el. paštas, e-paštas, e-mail-adresse,"
    " e-postadresse, електронна пошта, ел. пошта",
    "role": "role, function, position, job title, amats, loma, funkcija, roll, funktion,"
    " befattning, rooli, tehtävä, asema, rola, funkcja, stanowisko, роля, пасада, функцыя,"
    " amet, ametikoht, pareigos, vaidmuo, rolle, stilling, funksjon, роль, посада",
    "language": "language, valoda, språk, kieli, język, мова, keel, kalba, sprache, sprog",
    "groups": "groups, group, grupas, grupa, grupper, grupp, ryhmät, ryhmä, grupy, групы,"
    " група, rühmad, rühm, grupės, grupė, gruppen, gruppe, групи",
}
_MARKS = re.compile(r"[:*]")  # of a form: what must be filled in


@cache
def _columns() -> dict[str, str]:
    """Map every word for a column, as it is compared, to the column."""
    return {
        folded(word): column for column, words in _WORDS.items() for word in words.split(", ")
    }


def meant(headers: Sequence[str]) -> list[str]:
    """Return the column that each header means, or "" for one that is none of these.

    A first and a last name are two columns of their own; one of them alone is the name.
    """
    found = [_columns().get(folded(_MARKS.sub(" ", header)), "") for header in headers]
    if FIRST in found and LAST in found and "name" not in found:
        return found
    if "name" in found and found.count(FIRST) + found.count(LAST) == 1:
        # Name and Vorname, Vārds un uzvārds: whichever is left is the other half.
        other = LAST if FIRST in found else FIRST
        return [other if column == "name" else column for column in found]
    if "name" in found:
        return ["" if column in {FIRST, LAST} else column for column in found]
    return ["name" if column in {FIRST, LAST} else column for column in found]
