"""Ids from names."""

from __future__ import annotations

import re
import unicodedata

# How letters that Unicode does not take apart are written in plain ones: those of Latin,
# of Cyrillic (as Belarusian and Ukrainian names are, as far as they agree), of Greek.
_LETTERS = """
    æ=ae ø=o ß=ss þ=th ð=d ı=i œ=oe đ=d ħ=h ł=l ŋ=n ŧ=t ə=e
    а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=i і=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p
    р=r с=s т=t ћ=c у=u ф=f х=kh ц=ts ч=ch џ=dz ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia
    α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y
    φ=f χ=ch ψ=ps ω=o
    """
_PLAIN = str.maketrans(dict(pair.split("=") for pair in _LETTERS.split()))


def slug(name: str) -> str:
    """Make an id from a name: `Ēriks Bērziņš` → `eriks-berzins`, `Ольга` → `olha`."""
    apart = unicodedata.normalize("NFKD", name).lower().translate(_PLAIN)
    plain = apart.encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")
