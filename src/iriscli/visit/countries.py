"""The countries of ISO 3166-1, Kosovo and the European Union: their codes and their names.

A name is understood in the languages below, with and without its accents: as Unicode's
CLDR has it, and as people say or used to say.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from iriscli.text.compare import folded, plain
from iriscli.text.slips import slip
from iriscli.visit.languages import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# XK and EU are in use everywhere; ISO has them among those that it gives to no other.
_CODES = """
    AD=AND AE=ARE AF=AFG AG=ATG AI=AIA AL=ALB AM=ARM AO=AGO AQ=ATA AR=ARG AS=ASM
    AT=AUT AU=AUS AW=ABW AX=ALA AZ=AZE BA=BIH BB=BRB BD=BGD BE=BEL BF=BFA BG=BGR
    BH=BHR BI=BDI BJ=BEN BL=BLM BM=BMU BN=BRN BO=BOL BQ=BES BR=BRA BS=BHS BT=BTN
    BV=BVT BW=BWA BY=BLR BZ=BLZ CA=CAN CC=CCK CD=COD CF=CAF CG=COG CH=CHE CI=CIV
    CK=COK CL=CHL CM=CMR CN=CHN CO=COL CR=CRI CU=CUB CV=CPV CW=CUW CX=CXR CY=CYP
    CZ=CZE DE=DEU DJ=DJI DK=DNK DM=DMA DO=DOM DZ=DZA EC=ECU EE=EST EG=EGY EH=ESH
    ER=ERI ES=ESP ET=ETH EU=EUE FI=FIN FJ=FJI FK=FLK FM=FSM FO=FRO FR=FRA GA=GAB GB=GBR
    GD=GRD GE=GEO GF=GUF GG=GGY GH=GHA GI=GIB GL=GRL GM=GMB GN=GIN GP=GLP GQ=GNQ
    GR=GRC GS=SGS GT=GTM GU=GUM GW=GNB GY=GUY HK=HKG HM=HMD HN=HND HR=HRV HT=HTI
    HU=HUN ID=IDN IE=IRL IL=ISR IM=IMN IN=IND IO=IOT IQ=IRQ IR=IRN IS=ISL IT=ITA
    JE=JEY JM=JAM JO=JOR JP=JPN KE=KEN KG=KGZ KH=KHM KI=KIR KM=COM KN=KNA KP=PRK
    KR=KOR KW=KWT KY=CYM KZ=KAZ LA=LAO LB=LBN LC=LCA LI=LIE LK=LKA LR=LBR LS=LSO
    LT=LTU LU=LUX LV=LVA LY=LBY MA=MAR MC=MCO MD=MDA ME=MNE MF=MAF MG=MDG MH=MHL
    MK=MKD ML=MLI MM=MMR MN=MNG MO=MAC MP=MNP MQ=MTQ MR=MRT MS=MSR MT=MLT MU=MUS
    MV=MDV MW=MWI MX=MEX MY=MYS MZ=MOZ NA=NAM NC=NCL NE=NER NF=NFK NG=NGA NI=NIC
    NL=NLD NO=NOR NP=NPL NR=NRU NU=NIU NZ=NZL OM=OMN PA=PAN PE=PER PF=PYF PG=PNG
    PH=PHL PK=PAK PL=POL PM=SPM PN=PCN PR=PRI PS=PSE PT=PRT PW=PLW PY=PRY QA=QAT
    RE=REU RO=ROU RS=SRB RU=RUS RW=RWA SA=SAU SB=SLB SC=SYC SD=SDN SE=SWE SG=SGP
    SH=SHN SI=SVN SJ=SJM SK=SVK SL=SLE SM=SMR SN=SEN SO=SOM SR=SUR SS=SSD ST=STP
    SV=SLV SX=SXM SY=SYR SZ=SWZ TC=TCA TD=TCD TF=ATF TG=TGO TH=THA TJ=TJK TK=TKL
    TL=TLS TM=TKM TN=TUN TO=TON TR=TUR TT=TTO TV=TUV TW=TWN TZ=TZA UA=UKR UG=UGA
    UM=UMI US=USA UY=URY UZ=UZB VA=VAT VC=VCT VE=VEN VG=VGB VI=VIR VN=VNM VU=VUT
    WF=WLF WS=WSM XK=XKX YE=YEM YT=MYT ZA=ZAF ZM=ZMB ZW=ZWE
"""

_ALSO = """
AE: UAE, Emirates
AG: Antigua and Barbuda
BA: Bosnia, Bosnia and Herzegovina, Bosnien, Bosnien-Herzegowina, Bośnia
BL: Saint Barthélemy
BY: Republic of Belarus, Byelorussia, Belorussia, Vitryssland, Weißrussland, Hviderusland,
    Hviterussland, Valkovenäjä, Baltarusija, Белоруссия, Білорусія
CD: DR Congo, DRC, Democratic Republic of the Congo, Congo-Kinshasa, Zaire
CG: Congo, Republic of the Congo, Congo-Brazzaville
CI: Ivory Coast, Cote d Ivoire, Elfenbeinküste, Ziloņkaula Krasts, Wybrzeże Kości Słoniowej,
    Бераг Слановай Косці, Берег Слонової Кістки
CV: Cabo Verde, Kap Verde, Kapverden, Zaļais Rags
CZ: Czech Republic, Czech, Čehijas Republika, Tjeckiska republiken, Tšekin tasavalta,
    Republika Czeska, Чэшская Рэспубліка, Tšehhi Vabariik, Čekijos Respublika,
    Tschechische Republik, Tschechei, Tjekkiske republik, Чеська Республіка
DE: Federal Republic of Germany, BRD
FO: Faeroe Islands, Faeroes, Faroes
GB: UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland,
    Lielbritānija, Anglija, Skotija, Velsa, Ziemeļīrija,
    Förenade kungariket, Skottland, Nordirland,
    Yhdistynyt kuningaskunta, Britannia, Englanti, Skotlanti, Pohjois-Irlanti,
    Zjednoczone Królestwo, Brytania, Anglia, Szkocja, Walia, Irlandia Północna,
    Злучанае Каралеўства, Англія, Шатландыя, Уэльс, Паўночная Ірландыя,
    Suurbritannia, Inglismaa, Šotimaa, Põhja-Iirimaa,
    Didžioji Britanija, Škotija, Velsas, Šiaurės Airija,
    Großbritannien, Schottland, Forenede Kongerige, Det Forenede Kongerige, Storbritannien,
    Skotland, Nord-Irland,
    Сполучене Королівство, Британія, Шотландія, Вельс, Північна Ірландія
GR: EL, Hellas, Hellenic Republic
GS: South Georgia
HK: Hong Kong, Hongkong, Honkonga, Honkongas, Ганконг, Гонконг
HM: Heard and McDonald Islands
HR: Republic of Croatia
IE: Eire, Éire, Republic of Ireland
IR: Islamic Republic of Iran, Persia
KN: Saint Kitts and Nevis, St Kitts and Nevis
KP: DPRK
KR: Republic of Korea
LA: Lao
LC: Saint Lucia, St Lucia
MD: Republic of Moldova, Moldavia, Moldāvija, Moldavien, Moldau, Moldavija
MF: Saint Martin
MK: Macedonia, FYROM, Maķedonija, Makedonien, Makedonia, Македонія, Makedoonia,
    Makedonija, Mazedonien
MM: Myanmar, Burma, Birma, Mjanma, Mianmaras, Бірма, М'янма
MO: Macao, Macau, Makao, Makau
NL: Netherlands, The Netherlands, Holland, Holande, Hollanti, Holandia, Галандыя,
    Olandija, Голландія, Niederlande, Madalmaad
PM: Saint Pierre and Miquelon
PS: Palestine, State of Palestine, Palestīna, Palestina, Palestiina, Palestyna,
    Палесціна, Palästina, Palæstina, Палестина
RU: Russian Federation
SH: Saint Helena
SJ: Svalbard, Svalbard and Jan Mayen, Spitsbergen
SK: Slovak Republic
ST: São Tomé and Príncipe
SY: Syrian Arab Republic
SZ: Swaziland, Svazilenda, Swazimaa, Suazi, Свазіленд, Svaasimaa, Svazilandas, Swasiland
TC: Turks and Caicos Islands
TL: East Timor, Timor Leste
TR: Turkey, Turkiye
TT: Trinidad and Tobago, Trinidad
US: USA, US, United States of America, America, ASV, JAV, Ameryka, Yhdysvallat, Förenta
    staterna, США, ЗША, Amerika
VA: Vatican, Holy See, Vatikan, Stolica Apostolska
VC: Saint Vincent, Saint Vincent and the Grenadines
VI: US Virgin Islands
VN: Viet Nam
WF: Wallis and Futuna
XK: Republic of Kosovo, Kosova, Kosovë
"""  # noqa: RUF001 - names in other alphabets

ALPHA3 = {alpha3: alpha2 for alpha2, alpha3 in (pair.split("=") for pair in _CODES.split())}
"""The alpha-2 code of each alpha-3 code."""

ALPHA2 = frozenset(ALPHA3.values())
"""Every alpha-2 code."""


def country_named(text: str) -> str | None:
    """Return the code of a country from its code or name as people write it, or None."""
    return _codes().get(folded(text)) or country_names().get(plain(text))


def nearest_country(text: str) -> str | None:
    """Return the code of the country whose name was written with a slip, or None."""
    return slip(plain(text), country_names())


@cache
def _codes() -> Mapping[str, str]:
    return {code.lower(): ALPHA3.get(code, code) for code in (*ALPHA2, *ALPHA3)}


@cache
def country_names() -> Mapping[str, str]:
    """Map what countries are called, as `plain` gives it, to their codes."""
    from babel import Locale

    names: dict[str, set[str]] = {}
    for language in SPOKEN:
        called = Locale.parse(language).territories
        for code in ALPHA2:
            names.setdefault(plain(called[code]), set()).add(code)
    # What two countries are called, in different languages, names neither.
    found = {name: codes.pop() for name, codes in names.items() if len(codes) == 1}
    return found | {plain(name): code for name, code in _also()}


def _also() -> Iterator[tuple[str, str]]:
    """Yield the other names of countries, each with its code."""
    for line in _ALSO.replace("\n    ", " ").split("\n"):
        code, _, names = line.partition(": ")
        yield from ((name, code) for name in names.split(", ") if name)
