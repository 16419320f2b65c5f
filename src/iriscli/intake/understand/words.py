"""The words by which a programme is understood, in the languages that iris understands.

A word that ends in `*` stands for all that begin so. A word of a few letters is asked for
only where its place says what it means: before a time, at the head of a column.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from iriscli.text.compare import folded
from iriscli.visit.languages import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "day": {
        "en": "day, date, when, day and date, weekday, start date",
        "lv": "diena, datums",
        "sv": "dag, datum",
        "fi": "päivä, pvm, päivämäärä, viikonpäivä",
        "pl": "dzień, data",
        "be": "дзень, дата",
        "et": "päev, kuupäev",
        "lt": "diena, data",
        "de": "tag, datum, wochentag",
        "da": "dag, dato",
        "nb": "dag, dato",
        "uk": "день, дата",
        "fr": "jour, date",
        "es": "día, fecha",
        "it": "giorno, data",
        "nl": "dag, datum",
    },
    "time": {
        "en": "time, hour, hours, time slot, timing, schedule, slot, local time",
        "lv": "laiks, stunda, plkst.",
        "sv": "tid, klockslag, kl., tidpunkt",
        "fi": "aika, kello, klo, kellonaika, aikataulu",
        "pl": "godzina, godz., czas, godziny, pora",
        "be": "час, гадзіна",
        "et": "aeg, kell, kellaaeg, ajakava",
        "lt": "laikas, valanda, val.",
        "de": "zeit, uhrzeit, uhr, zeitplan",
        "da": "tid, tidspunkt, klokken, kl.",
        "nb": "tid, tidspunkt, klokkeslett, kl.",
        "uk": "час, година",
        "fr": "heure, heures, horaire, horaires",
        "es": "hora, horario, horas",
        "it": "ora, orario",
        "nl": "tijd, tijdstip, uur",
    },
    "start": {
        "en": "start, from, begin, begins, start time, starts, beginning",
        "lv": "sākums, no",
        "sv": "start, från, börjar, starttid",
        "fi": "alku, alkaa, alkaen, alkamisaika",
        "pl": "początek, od, rozpoczęcie, start",
        "be": "пачатак, ад, з",
        "et": "algus, alates",
        "lt": "pradžia, nuo",
        "de": "beginn, von, anfang, start, ab",
        "da": "start, fra, begynder, starttid",
        "nb": "start, fra, begynner, starttid",
        "uk": "початок, від, з",
        "fr": "début",
        "es": "inicio",
        "it": "inizio",
        "nl": "begin",
    },
    "end": {
        "en": "end, to, until, till, finish, end time, ends",
        "lv": "beigas, līdz",
        "sv": "slut, till, slutar, sluttid",
        "fi": "loppu, päättyy, päättymisaika, asti",
        "pl": "koniec, do, zakończenie",
        "be": "канец, да, заканчэнне",
        "et": "lõpp, kuni",
        "lt": "pabaiga, iki",
        "de": "ende, bis, schluss",
        "da": "slut, til, slutter, sluttid",
        "nb": "slutt, til, slutter, sluttid",
        "uk": "кінець, до, завершення",
        "fr": "fin",
        "es": "fin",
        "it": "fine",
        "nl": "einde",
    },
    "minutes": {
        "en": "duration, minutes, min, min., length",
        "lv": "ilgums, minūtes",
        "sv": "längd, minuter, varaktighet",
        "fi": "kesto, minuutit",
        "pl": "czas trwania, minuty",
        "be": "працягласць",
        "et": "kestus, minutid",
        "lt": "trukmė, minutės",
        "de": "dauer, minuten",
        "da": "varighed, minutter",
        "nb": "varighet, minutter",
        "uk": "тривалість",
        "fr": "durée",
        "es": "duración",
        "it": "durata",
        "nl": "duur",
    },
    "title": {
        "en": "what, activity, activities, session, topic, item, event, programme, program,"
        " agenda, agenda item, title, subject, subject matter, content, theme, description",
        "lv": "pasākums, tēma, aktivitāte, saturs, programma, kas, nosaukums, norise,"
        " darba kārtība",
        "sv": "aktivitet, vad, program, programpunkt, ämne, innehåll, moment, punkt, rubrik",
        "fi": "ohjelma, aihe, mitä, tapahtuma, sisältö, aktiviteetti, otsikko",
        "pl": "temat, program, wydarzenie, co, punkt programu, tytuł, treść, działanie,"
        " aktywność, przebieg",
        "be": "тэма, праграма, мерапрыемства, падзея, што, змест",
        "et": "tegevus, teema, programm, mis, üritus, sisu, päevakava, sündmus",
        "lt": "veikla, tema, programa, renginys, kas, turinys, pavadinimas",
        "de": "programm, programmpunkt, thema, was, inhalt, tagesordnungspunkt, aktivität,"
        " veranstaltung, titel, punkt",
        "da": "aktivitet, program, programpunkt, hvad, emne, indhold, punkt",
        "nb": "aktivitet, program, programpost, hva, emne, tema, innhold, punkt",
        "uk": "тема, програма, захід, подія, що, зміст",
        "fr": "activité, activités, programme, thème, contenu, séance, intitulé",
        "es": "actividad, actividades, programa, tema, contenido, sesión",
        "it": "attività, programma, tema, contenuto, sessione",
        "nl": "activiteit, programma, onderwerp, onderdeel",
    },
    "place": {
        "en": "place, venue, where, location, meeting place, site",
        "lv": "vieta, norises vieta, kur, adrese",
        "sv": "plats, lokal, var, adress, ställe",
        "fi": "paikka, missä, tapahtumapaikka, osoite",
        "pl": "miejsce, gdzie, lokalizacja, adres, miejsce spotkania",
        "be": "месца, дзе, адрас, месца правядзення",
        "et": "koht, asukoht, kus, toimumiskoht, aadress",
        "lt": "vieta, kur, adresas",
        "de": "ort, wo, veranstaltungsort, treffpunkt, adresse, tagungsort",
        "da": "sted, hvor, adresse, lokale",
        "nb": "sted, hvor, adresse, lokale",
        "uk": "місце, де, адреса, місце проведення",
        "fr": "lieu, endroit, adresse",
        "es": "lugar, sitio, dirección",
        "it": "luogo, sede, dove, indirizzo",
        "nl": "plaats, locatie, adres, waar",
    },
    "room": {
        "en": "room, hall",
        "lv": "telpa, kabinets, zāle",
        "sv": "rum, sal",
        "fi": "huone, sali, tila",
        "pl": "sala, pokój, pomieszczenie",
        "be": "зала, пакой, аўдыторыя",
        "et": "ruum, saal",
        "lt": "salė, kabinetas, patalpa",
        "de": "raum, saal, zimmer",
        "da": "rum, sal",
        "nb": "rom, sal",
        "uk": "зала, кімната, аудиторія",
        "fr": "salle",
        "es": "sala",
        "it": "sala, aula",
        "nl": "zaal, ruimte",
    },
    "speakers": {
        "en": "who, speaker, speakers, presenter, presenters, presenter(s), speaker(s),"
        " responsible, responsible person, by, lead, led by, lecturer, trainer, facilitator,"
        " in charge, contributors, person in charge, with, presented by, expert, experts",
        "lv": "vada, kas vada, runātājs, runātāji, referents, lektors, vadītājs, atbildīgais,"
        " atbildīgā persona, piedalās",
        "sv": "vem, talare, föreläsare, medverkande, ansvarig, presentatör, leds av",
        "fi": "kuka, puhuja, puhujat, esittäjä, vastuuhenkilö, luennoitsija, vetäjä, vastuu,"
        " esiintyjä",
        "pl": "kto, prelegent, prelegenci, prowadzący, mówca, osoba odpowiedzialna, wykładowca,"
        " odpowiedzialny",
        "be": "хто, дакладчык, дакладчыкі, вядучы, выступоўца, адказны",
        "et": "kes, esineja, esinejad, ettekandja, vastutaja, juhib, läbiviija",
        "lt": "kas veda, pranešėjas, pranešėjai, lektorius, atsakingas, vedantysis, veda",
        "de": "wer, referent, referentin, referenten, referent/in, redner, vortragende,"
        " verantwortlich, leitung, führung, sprecher, durchführung, mit",
        "da": "hvem, oplægsholder, taler, ansvarlig, talere, oplæg ved, underviser",
        "nb": "hvem, foredragsholder, innleder, ansvarlig, taler, talere",
        "uk": "хто, доповідач, доповідачі, ведучий, спікер, спікери, відповідальний",
        "fr": "intervenant, intervenants, intervenante, intervenant(e)s, intervenant·e·s,"
        " orateur, orateurs, responsable",
        "es": "ponente, ponentes, imparte, responsable, a cargo de",
        "it": "relatore, relatori, relatrice, a cura di, responsabile",
        "nl": "spreker, sprekers, door, wie",
    },
    "chair": {
        "en": "moderator, moderators, chair, chairperson, moderated by, chaired by",
        "lv": "moderators, moderatore, sēdes vadītājs",
        "sv": "moderator, ordförande",
        "fi": "moderaattori, puheenjohtaja, juontaja",
        "pl": "moderator, moderatorka, moderacja, przewodniczący",
        "be": "мадэратар, старшыня",
        "et": "moderaator, juhataja",
        "lt": "moderatorius, moderatorė, pirmininkas",
        "de": "moderation, moderator, moderatorin, vorsitz",
        "da": "moderator, ordstyrer, mødeleder",
        "nb": "moderator, ordstyrer, møteleder",
        "uk": "модератор, модераторка, головуючий",
        "fr": "modérateur, modératrice, modération, animation",
        "es": "modera, moderador, moderadora",
        "it": "modera, moderatore, moderatrice",
        "nl": "moderator, voorzitter",
    },
    "group": {
        "en": "group, for whom, participants, target group, audience, attendees, for",
        "lv": "grupa, kam, dalībnieki",
        "sv": "grupp, för vem, deltagare",
        "fi": "ryhmä, osallistujat, kenelle",
        "pl": "grupa, dla kogo, uczestnicy",
        "be": "група, удзельнікі, для каго",
        "et": "rühm, grupp, osalejad, kellele",
        "lt": "grupė, dalyviai, kam",
        "de": "gruppe, teilnehmer, für wen, zielgruppe",
        "da": "gruppe, deltagere, hold",
        "nb": "gruppe, deltakere",
        "uk": "група, учасники, для кого",
        "fr": "groupe",
        "es": "grupo",
        "it": "gruppo",
        "nl": "groep",
    },
    "note": {
        "en": "note, notes, remark, remarks, comment, comments, details, info, information",
        "lv": "piezīmes, piezīme, komentāri, informācija",
        "sv": "anmärkning, kommentar, anteckningar, övrigt, info",
        "fi": "huomautus, huom., lisätiedot, kommentit, muuta, huomioita",
        "pl": "uwagi, uwaga, komentarz, informacje, opis",
        "be": "заўвагі, заўвага, інфармацыя",
        "et": "märkus, märkused, lisainfo, info",
        "lt": "pastabos, pastaba, informacija",
        "de": "bemerkung, bemerkungen, hinweis, hinweise, anmerkung, anmerkungen",
        "da": "bemærkning, bemærkninger, noter, kommentar",
        "nb": "merknad, merknader, notat, kommentar",
        "uk": "примітки, примітка, коментар, інформація",
        "fr": "remarque, remarques, observations",
        "es": "observaciones, notas",
        "it": "note, osservazioni",
        "nl": "opmerking, opmerkingen",
    },
    "minor": {  # what numbers rows, or repeats what other columns say
        "en": "no, no., nr, nr., #, all day event, end date, reminder, private, show time as",
        "de": "lfd. nr., nummer",
        "pl": "lp., lp",
        "lv": "nr., n.p.k.",
        "be": "№",
    },
}
"""What the header of a column, or the word before a colon, says."""

LABELS: Mapping[str, Mapping[str, str]] = {
    "host": {
        "en": "host, hosts, hosted by, host organisation, organiser, organizer, organised by,"
        " organisers",
        "lv": "uzņem, uzņēmējs, organizators, rīkotājs, organizē, mājastēvs, rīko",
        "sv": "värd, arrangör, värdorganisation",
        "fi": "isäntä, järjestäjä, järjestää",
        "pl": "gospodarz, organizator, organizatorzy",
        "be": "арганізатар, гаспадар, арганізатары",
        "et": "korraldaja, võõrustaja",
        "lt": "organizatorius, šeimininkas, rengėjas, organizatoriai",
        "de": "gastgeber, veranstalter, ausrichter, organisation",
        "da": "vært, arrangør",
        "nb": "vert, arrangør, vertskap",
        "uk": "організатор, господар, приймаюча сторона, організатори",
        "fr": "hôte, organisateur, organisateurs",
        "es": "organiza, organizador, anfitrión",
        "it": "organizzatore, ospite",
        "nl": "gastheer, organisatie",
    },
    "contact": {
        "en": "contact, contact person, questions, enquiries, for questions",
        "lv": "kontakti, kontaktpersona, jautājumi",
        "sv": "kontakt, kontaktperson, frågor",
        "fi": "yhteyshenkilö, yhteystiedot, lisätietoja",
        "pl": "kontakt, osoba do kontaktu",
        "be": "кантакт, кантактная асоба",
        "et": "kontakt, kontaktisik",
        "lt": "kontaktai, kontaktinis asmuo",
        "de": "kontakt, ansprechpartner, ansprechpartnerin",
        "da": "kontakt, kontaktperson",
        "nb": "kontakt, kontaktperson",
        "uk": "контакт, контактна особа",
        "fr": "contact",
        "es": "contacto",
        "it": "contatto, contatti",
        "nl": "contact, contactpersoon",
    },
    "meet": {
        "en": "meeting point, meet at, we meet, pick-up, pick up",
        "lv": "tikšanās vieta, pulcēšanās",
        "sv": "samling, mötesplats, samlingsplats",
        "fi": "kokoontuminen, tapaamispaikka",
        "pl": "miejsce zbiórki, zbiórka",
        "be": "месца збору, збор",
        "et": "kogunemine, kogunemiskoht",
        "lt": "susitikimo vieta, renkamės",
        "de": "treffpunkt, abfahrtsort",
        "da": "mødested",
        "nb": "møtested, oppmøte, oppmøtested",
        "uk": "місце збору, збір",
        "fr": "point de rendez-vous, rendez-vous",
        "es": "punto de encuentro",
        "it": "punto di ritrovo, ritrovo",
        "nl": "verzamelpunt",
    },
    "mail": {  # the head of a mail that was pasted
        "en": "sent, from, to, cc, subject, re, fw, fwd, attachments, attachment",
        "lv": "nosūtīts, temats",
        "sv": "skickat, ämne",
        "fi": "lähetetty, aihe",
        "pl": "wysłano, dw, temat",
        "de": "gesendet, an, betreff, wg, aw",
        "da": "emne",
        "et": "saadetud, teema",
        "lt": "išsiųsta",
        "fr": "de, à, objet, envoyé",
        "es": "asunto, enviado, para",
        "it": "oggetto, inviato",
        "nl": "onderwerp, verzonden, aan, van",
    },
    "dated": {  # a date that is no day of the programme
        "en": "deadline, version, draft, as of, updated, last update, print date, printed",
        "lv": "termiņš, versija, atjaunots",
        "sv": "version, uppdaterad, senast",
        "fi": "versio, päivitetty, määräaika",
        "pl": "wersja, stan na, termin, aktualizacja",
        "de": "stand, frist, fassung, version",
        "da": "version, opdateret, frist",
        "nb": "versjon, oppdatert, frist",
        "et": "versioon, tähtaeg",
        "lt": "versija, terminas",
        "uk": "версія, термін, оновлено",
        "be": "версія, тэрмін",
    },
}
"""The words before a colon that head no column."""

TIMES: Mapping[str, Mapping[str, str]] = {
    "clock": {
        "en": "at, @",
        "lv": "plkst., plkst, pulksten",
        "sv": "kl., kl, klockan",
        "fi": "klo, klo., kello",
        "pl": "godz., godz, godzina, o godz., o, w godz., godziny, w godzinach",
        "be": "а, у, гадз.",
        "et": "kell, kl",
        "lt": "val., valandą, valanda",
        "de": "um, uhr",
        "da": "kl., kl, klokken",
        "nb": "kl., kl, klokka, klokken",
        "uk": "о, об, год.",
        "fr": "à",
        "es": "a las, las",
        "it": "ore, alle, alle ore",
        "nl": "om",
    },
    "after": {  # what follows the number
        "en": "h, hrs, hrs., hours, o'clock, noon",
        "lv": "st., h",
        "fi": "h",
        "pl": "h, godz., godz",
        "be": "г., гадз., гадзін, гадзіне",
        "et": "h",
        "lt": "val., val, h",
        "de": "uhr, h",
        "uk": "год., год, годині",
        "fr": "h, heures, environ, h environ",
        "es": "h., horas, hs, aprox., h. aprox.",
        "nl": "uur, u",
    },
    "from": {
        "en": "from, starting, starting at, after, as of",
        "lv": "no, sākot no, pēc",
        "sv": "från, efter, från och med",
        "fi": "alkaen, lähtien",
        "pl": "od, po",
        "be": "з, ад, пасля",
        "et": "alates, pärast",
        "lt": "nuo, po",
        "de": "ab, von, nach",
        "da": "fra, efter",
        "nb": "fra, etter",
        "uk": "з, від, після",
        "fr": "dès, à partir de, après",
        "es": "desde, desde las, a partir de",
        "it": "dalle, dalle ore, dopo",
        "nl": "vanaf, na",
    },
    "until": {
        "en": "to, till, until, til, and",
        "lv": "līdz, un",
        "sv": "till, t.o.m.",
        "fi": "asti, saakka",
        "pl": "do",
        "be": "да",
        "et": "kuni",
        "lt": "iki",
        "de": "bis",
        "da": "til",
        "nb": "til",
        "uk": "до",
        "fr": "à, jusqu'à",
        "es": "a, hasta, a las",
        "it": "alle, a, fino alle",
        "nl": "tot",
    },
    "about": {
        "en": "about, approx., approx, approximately, around, ca., ca, circa, c., roughly, ~",
        "lv": "ap, ap plkst., apm., aptuveni",
        "sv": "ca, ca., cirka, omkring, runt, vid",
        "fi": "noin, n., n, viimeistään",
        "pl": "ok., ok, około, ok. godz.",
        "be": "каля, прыкладна",
        "et": "umbes, u., u, ca",
        "lt": "apie, maždaug",
        "de": "ca., ca, gegen, etwa, circa, ungefähr",
        "da": "ca., ca, cirka, omkring",
        "nb": "ca., ca, omtrent, rundt",
        "uk": "близько, приблизно, орієнтовно",
        "fr": "vers, environ",
        "es": "hacia las, sobre las, aprox.",
        "it": "verso le, circa",
        "nl": "ongeveer, rond",
    },
    "open": {  # in place of an end
        "en": "onwards, onward, late, open end, open-end, till late, until late, open,"
        " evening, and later, then",
        "lv": "un vēlāk, vēlāk",
        "sv": "och framåt, framåt, sent",
        "fi": "alkaen, eteenpäin, lähtien, myöhään",
        "pl": "do późna",
        "be": "і пазней",
        "et": "edasi, hiline",
        "lt": "vėliau",
        "de": "open end, ende offen, offen, spät",
        "da": "og frem, sent",
        "nb": "og utover, sent",
        "uk": "і далі",
    },
    "whole day": {
        "en": "all day, whole day, full day, all-day",
        "lv": "visa diena, visu dienu",
        "sv": "hela dagen, heldag",
        "fi": "koko päivä, koko päivän",
        "pl": "cały dzień",
        "be": "увесь дзень, цэлы дзень",
        "et": "kogu päev, terve päev",
        "lt": "visa diena, visą dieną",
        "de": "ganztägig, ganztags, ganzer tag, den ganzen tag",
        "da": "hele dagen",
        "nb": "hele dagen, heldags",
        "uk": "весь день, увесь день, цілий день",
        "fr": "toute la journée",
        "es": "todo el día",
        "it": "tutto il giorno, intera giornata",
        "nl": "hele dag, de hele dag",
    },
    "part": {
        "en": "morning, in the morning, late morning, early morning, forenoon, afternoon,"
        " in the afternoon, late afternoon, early afternoon, evening, in the evening, night,"
        " am, pm, a.m., p.m., tbc, tbd, tba, t.b.c., time tbc, later, then, afterwards, free,"
        " to be confirmed, after lunch, after dinner, during the day, early evening",
        "lv": "no rīta, rīts, rītā, priekšpusdiena, priekšpusdienā, pēcpusdiena, pēcpusdienā,"
        " vakars, vakarā, naktī, precizēs, vēl jāprecizē, pēc tam, dienā",
        "sv": "morgon, på morgonen, förmiddag, på förmiddagen, eftermiddag, på eftermiddagen,"
        " kväll, på kvällen, därefter, fm, em, senare",
        "fi": "aamu, aamulla, aamupäivä, aamupäivällä, iltapäivä, iltapäivällä, ilta, illalla,"
        " ap., ip., ap, ip, myöhemmin, sen jälkeen, avoin",
        "pl": "rano, przed południem, przedpołudnie, po południu, popołudnie, wieczór,"
        " wieczorem, następnie, do ustalenia, do potwierdzenia",
        "be": "раніца, раніцай, да абеду, пасля абеду, вечар, вечарам, увечары, затым",
        "et": "hommik, hommikul, hommikupoolik, pärastlõuna, pärastlõunal, õhtu, õhtul, hiljem,"
        " täpsustamisel, seejärel",
        "lt": "rytas, ryte, priešpiet, popietė, popiet, vakaras, vakare, vėliau, tikslinama,"
        " po pietų, po to",
        "de": "morgens, vormittag, vormittags, am vormittag, nachmittag, nachmittags,"
        " am nachmittag, abend, abends, am abend, anschließend, anschl., danach, offen,"
        " im anschluss, mittags, nach dem mittagessen, wird noch bekannt gegeben",
        "da": "morgen, formiddag, eftermiddag, aften, om aftenen, om eftermiddagen, derefter,"
        " efterfølgende, om morgenen, om formiddagen",
        "nb": "morgen, formiddag, ettermiddag, kveld, om kvelden, på kvelden, deretter,"
        " på ettermiddagen, om ettermiddagen",
        "uk": "ранок, вранці, до обіду, після обіду, вечір, ввечері, увечері, потім,"
        " уточнюється, пополудні",
        "fr": "matin, matinée, après-midi, soir, soirée, ensuite",
        "es": "mañana, por la mañana, tarde, por la tarde, noche, por la noche",
        "it": "mattina, mattino, pomeriggio, sera",
        "nl": "ochtend, 's ochtends, middag, 's middags, avond, 's avonds, daarna",
    },
    "noon": {
        "en": "noon, 12 noon, midday",
        "lv": "pusdienlaiks, pusdienlaikā",
        "pl": "w południe",
        "de": "12 uhr mittags",
        "fr": "midi",
        "es": "mediodía",
        "it": "mezzogiorno",
    },
    "midnight": {
        "en": "midnight",
        "lv": "pusnakts",
        "sv": "midnatt",
        "fi": "keskiyö",
        "pl": "północ",
        "de": "mitternacht",
        "da": "midnat",
        "nb": "midnatt",
        "et": "kesköö",
        "lt": "vidurnaktis",
        "uk": "північ",
        "be": "поўнач",
    },
    "minutes": {
        "en": "min, min., mins, minutes, minute, '",
        "lv": "min., minūtes",
        "sv": "minuter",
        "fi": "minuuttia",
        "pl": "minut, minuty",
        "be": "хв, хв., хвілін",
        "et": "minutit",
        "lt": "minučių",
        "de": "minuten",
        "da": "minutter",
        "nb": "minutter",
        "uk": "хв, хв., хвилин",
    },
}
"""What stands around a time, or in its place."""

STATES: Mapping[str, Mapping[str, str]] = {
    "cancelled": {
        "en": "cancelled, canceled, cancelled!, called off, does not take place",
        "lv": "atcelts, atcelta, atcelti, nenotiks, nenotiek",
        "sv": "inställt, inställd, inställda, ställs in, utgår",
        "fi": "peruttu, peruutettu, perutaan, peruuntunut",
        "pl": "odwołany, odwołana, odwołane, odwołano, anulowane, anulowano, nie odbędzie się",
        "be": "адменена, адмяняецца, адменены, скасавана, адмененая",
        "et": "tühistatud, ära jäetud, jääb ära, ei toimu",
        "lt": "atšaukta, atšauktas, atšaukiama, neįvyks",
        "de": "entfällt, abgesagt, fällt aus, gestrichen, storniert",
        "da": "aflyst, aflyses, aflyste",
        "nb": "avlyst, avlyses, utgår, innstilt",
        "uk": "скасовано, скасований, скасована, відмінено, не відбудеться",
    },
    "optional": {
        "en": "optional, optionally, on a voluntary basis, voluntary, if you like,"
        " optional programme, for those interested, for those who wish, facultative",
        "lv": "pēc izvēles, brīvprātīgi, pēc vēlēšanās, neobligāti, interesentiem,"
        " izvēles pasākums",
        "sv": "valfritt, valfri, frivilligt, frivillig, för den som vill, för de som vill",
        "fi": "vapaaehtoinen, valinnainen, vapaavalintainen, halukkaille, vapaaehtoista",
        "pl": "opcjonalnie, opcjonalne, opcjonalny, opcjonalna, dla chętnych, nieobowiązkowo,"
        " nieobowiązkowe, fakultatywnie, do wyboru",
        "be": "па жаданні, па жаданню, неабавязкова, для ахвотных",
        "et": "vabatahtlik, valikuline, soovijatele, soovi korral",
        "lt": "pasirinktinai, neprivaloma, neprivalomas, pageidaujantiems, pagal pageidavimą,"
        " norintiems",
        "de": "optional, fakultativ, freiwillig, wahlweise, auf wunsch, für interessierte",
        "da": "valgfrit, valgfri, frivilligt, frivillig, for interesserede",
        "nb": "valgfritt, valgfri, frivillig, for de som vil, for interesserte",
        "uk": "за бажанням, необов'язково, необов’язково, для охочих, факультативно",
    },
    "tentative": {
        "en": "tbc, t.b.c., tbd, tba, to be confirmed, tentative, provisional",
        "lv": "vēl jāprecizē, tiks precizēts, jāprecizē, precizēs",
        "sv": "preliminärt, preliminär, ej bekräftat, bekräftas senare",
        "fi": "alustava, vahvistetaan, vahvistetaan myöhemmin, vahvistamatta",
        "pl": "do potwierdzenia, wstępnie, do ustalenia",
        "be": "удакладняецца, будзе ўдакладнена",
        "et": "täpsustamisel, täpsustub, kinnitamata",
        "lt": "tikslinama, bus patikslinta, bus patvirtinta",
        "de": "noch offen, unter vorbehalt, angefragt, wird noch bestätigt, n.n.",
        "da": "ikke bekræftet, bekræftes senere, foreløbig",
        "nb": "ikke bekreftet, bekreftes senere, foreløpig",
        "uk": "уточнюється, буде уточнено, попередньо",
    },
}
"""What is said of a session as a whole, in brackets, before a colon, or at an end."""

KINDS: Mapping[str, Mapping[str, str]] = {
    "meal": {
        "en": "lunch*, dinner*, breakfast*, supper*, meal*, brunch, buffet",
        "lv": "pusdien*, vakariņ*, brokast*, maltīte*, launag*",
        "sv": "lunch*, middag*, frukost*, kvällsmat*, kvällsmål*",
        "fi": "lounas*, lounaa*, illallinen*, illallis*, päivällinen, päivällis*, aamiai*,"
        " aamupala*, iltapala*",
        "pl": "obiad*, kolacja*, kolacji, śniadani*, posiłek*, lunch*",
        "be": "абед*, вячэр*, снядан*, сняданак",
        "et": "lõuna, lõunasöök*, lõunasöögi*, õhtusöö*, hommikusöö*, lõunapaus*, lõunavaheaeg",
        "lt": "pietūs, pietų, vakarien*, pusryč*",
        "de": "mittagessen*, abendessen*, frühstück*, mittagspause*, mittagsimbiss*, imbiss*,"
        " mittag",
        "da": "frokost*, middag*, aftensmad*, morgenmad*, aftensmåltid",
        "nb": "lunsj*, middag*, frokost*, kveldsmat*",
        "uk": "обід*, вечеря*, вечері, сніданок*, ланч*",
        "fr": "déjeuner*, dîner*, repas",
        "es": "almuerzo*, comida*, cena*, desayuno*",
        "it": "pranzo*, cena*, colazione*",
        "nl": "lunch*, diner*, ontbijt*",
    },
    "break": {
        "en": "coffee*, break*, tea, pause, refreshment*",
        "lv": "kafija*, pauze*, pārtraukum*",
        "sv": "kaffe*, fika*, paus*, rast*, bensträckare",
        "fi": "kahvi*, tauko*, kahvitauko*",
        "pl": "kawa, kawy, przerw*, kawow*",
        "be": "кава, каву, кава-паўза*, перапын*, кава-брэйк*",
        "et": "kohv*, paus*, vaheaeg*",
        "lt": "kava, kavos, pertrauk*",
        "de": "kaffee*, pause*",
        "da": "kaffe*, pause*",
        "nb": "kaffe*, pause*",
        "uk": "кава, каву, кава-пауза*, перерв*, кава-брейк*",
        "fr": "pause*, café",
        "es": "pausa*, café",
        "it": "pausa*, caffè",
        "nl": "pauze*, koffie*",
    },
    "travel": {
        "en": "bus, transfer*, departure*, train, travel*, flight*, ferry, drive, journey*,"
        " depart*, return, arrival by, pick-up, shuttle*, walk to",
        "lv": "autobus*, izbraukšan*, pārbraucien*, transfer*, brauciens*, vilcien*,"
        " atgriešan*, izbrauc*, došanās",
        "sv": "buss*, avresa*, avfärd*, transfer*, tåg*, resa*, hemresa*, återresa*,"
        " bussresa*, transport*",
        "fi": "bussi*, lähtö*, siirtymi*, kuljetus*, juna*, matka, paluu*, siirrytään",
        "pl": "autobus*, wyjazd*, przejazd*, transfer*, pociąg*, powrót*, odjazd*, podróż*",
        "be": "аўтобус*, ад'езд*, пераезд*, выезд*, цягнік*, трансфер*, вяртанн*",
        "et": "buss*, väljasõit*, ärasõit*, transport*, sõit*, rong*, tagasisõit*",
        "lt": "autobus*, išvykim*, pervažiavim*, kelionė*, traukin*, grįžim*, išvažiavim*",
        "de": "bus, abfahrt*, transfer*, abreise*, fahrt*, busfahrt*, rückfahrt*, zug*,"
        " anreise*, weiterfahrt*, rückreise*",
        "da": "bus, afgang*, afrejse*, transport*, tog*, transfer*, hjemrejse*, bustur*",
        "nb": "buss*, avgang*, avreise*, transport*, tog*, transfer*, hjemreise*",
        "uk": "автобус*, від'їзд*, від’їзд*, переїзд*, виїзд*, поїзд*, трансфер*, повернення",
    },
    "workshop": {
        "en": "workshop*, training*, exercise*, hands-on",
        "lv": "darbnīc*, seminār*, darbseminār*",
        "sv": "verkstad*, workshop*, seminari*",
        "fi": "työpaja*, seminaari*",
        "pl": "warsztat*, seminari*",
        "be": "майстэрн*, семінар*, варкшоп*",
        "et": "töötuba*, töötoa*, seminar*",
        "lt": "dirbtuv*, seminar*",
        "de": "workshop*, werkstatt*, seminar*",
        "da": "workshop*, værksted*, seminar*",
        "nb": "workshop*, verksted*, seminar*",
        "uk": "майстерн*, семінар*, воркшоп*",
    },
    "social": {
        "en": "reception*, concert*, sauna*, party, get-together, sightseeing, social*,"
        " welcome drink*, city walk*, walk*, farewell party",
        "lv": "pieņemšan*, koncert*, pirts, pirtī, pastaig*, saviesīg*",
        "sv": "mottagning*, konsert*, bastu*, mingel*, promenad*, stadsvandring*",
        "fi": "vastaanotto*, konsertti*, sauna*, kävely*, illanvietto*",
        "pl": "przyjęcie*, koncert*, sauna*, spacer*, zwiedzanie miasta",
        "be": "прыём*, канцэрт*, шпацыр*",
        "et": "vastuvõt*, kontser*, saun*, jalutuskäi*",
        "lt": "priėmim*, koncert*, pirt*, pasivaikščiojim*",
        "de": "empfang*, konzert*, stadtrundgang*, sauna*, spaziergang*, stadtführung*",
        "da": "reception*, koncert*, byvandring*, rundvisning i byen",
        "nb": "mottakelse*, konsert*, byvandring*, badstue*",
        "uk": "прийом*, концерт*, прогулянк*",
    },
    "visit": {
        "en": "visit*, tour*, site visit*, excursion*, guided*",
        "lv": "apskat*, ekskursij*, vizīte*, apmeklējum*",
        "sv": "besök*, studiebesök*, rundtur*, rundvandring*, guidning*, visning*",
        "fi": "vierailu*, kierros*, tutustumi*, käynti*, opastu*",
        "pl": "zwiedzanie*, wizyta*, wizyty, wycieczk*",
        "be": "наведванн*, экскурсі*, візіт*, агляд*",
        "et": "külastus*, ekskursioon*, ringkäik*, külaskäi*",
        "lt": "apsilankym*, ekskursij*, vizit*, lankym*",
        "de": "besuch*, führung*, besichtigung*, rundgang*, exkursion*",
        "da": "besøg*, rundvisning*, ekskursion*, rundtur*",
        "nb": "besøk*, omvisning*, ekskursjon*, befaring*",
        "uk": "відвідування*, екскурсі*, візит*, огляд*",
    },
    "presentation": {
        "en": "presentation*, lecture*, keynote*, talk, talks, introduction*",
        "lv": "prezentācij*, lekcij*, stāstījum*",
        "sv": "presentation*, föreläsning*, föredrag*",
        "fi": "esitys*, esitykse*, luento*, esittely*, puheenvuoro*",
        "pl": "prezentacj*, wykład*, wystąpieni*",
        "be": "прэзентацы*, лекцы*, даклад*",
        "et": "ettekan*, loeng*, esitlus*, tutvustus*",
        "lt": "pristatym*, paskait*, pranešim*",
        "de": "präsentation*, vortrag*, vorträge*, vorstellung*",
        "da": "oplæg*, præsentation*, foredrag*",
        "nb": "innlegg*, presentasjon*, foredrag*",
        "uk": "презентаці*, лекці*, доповід*",
    },
    "meeting": {
        "en": "meeting*, welcome*, opening*, discussion*, closing*, committee*, registration,"
        " wrap-up, plenary, farewell",
        "lv": "sanāksm*, tikšan*, atklāšan*, diskusij*, saruna*, noslēgum*, reģistrāc*",
        "sv": "möte*, välkom*, öppning*, diskussion*, avslut*, samtal*, invigning*",
        "fi": "kokous*, tapaami*, avaus*, tervetul*, keskustelu*, päätös*",
        "pl": "spotkani*, otwarci*, dyskusj*, zakończeni*, powitani*, komitet*, rejestracj*",
        "be": "сустрэч*, адкрыцц*, дыскусі*, абмеркаванн*, рэгістрацы*",
        "et": "koosolek*, kohtumi*, avami*, arutelu*, tervitus*, kokkuvõt*, registreerimi*",
        "lt": "susitikim*, posėd*, atidarym*, diskusij*, aptarim*, registracij*",
        "de": "sitzung*, begrüßung*, eröffnung*, diskussion*, besprechung*, treffen,"
        " abschluss*, anmeldung*",
        "da": "møde*, velkomst*, åbning*, diskussion*, afslutning*, drøftelse*",
        "nb": "møte*, velkomst*, åpning*, diskusjon*, avslutning*, samtale*",
        "uk": "зустріч*, відкритт*, дискусі*, обговоренн*, нарада*, засіданн*, реєстраці*",
    },
}
"""What sort of session a word in a title makes, the surest first."""

THINGS: Mapping[str, Mapping[str, str]] = {
    "place": {
        "en": "room*, hall*, floor, hotel*, restaurant*, café*, cafe*, street, str., square,"
        " centre, center, library, museum*, school*, office*, building*, station*, canteen*,"
        " campus, house, auditorium*, road, avenue, foyer, lobby, harbour, port, airport,"
        " university, theatre, church, castle, park, farm, townhall, factory, cafeteria, pub,"
        " inn, premises, headquarters, garden*, garage, court, yard",
        "lv": "telp*, zāle*, zālē, stāv*, viesnīc*, restorān*, kafejnīc*, iela*, laukum*,"
        " centr*, bibliotēk*, muzej*, skola*, vidusskola*, ēka*, ēdnīc*, kabinet*, nams, namā,"
        " osta*, baznīc*, pils, vestibil*, dārzs, pagrabstāv*, krogs, krogā",
        "sv": "sal, sal*, rum, rummet, hotell*, restaurang*, kafé*, gata*, gatan, vägen,"
        " väg*, torget, centrum, bibliotek*, musee*, skola*, skolan, hus, huset, matsal*,"
        " kommunhus*, stadshus*, stationen, konferens*, våning*, aula*,"
        " *salen, *huset, *skolan, *gården, *hallen, *museet, *biblioteket",
        "fi": "huone*, sali*, hotelli*, ravintola*, kahvila*, katu*, tie, tori*, keskus*,"
        " kirjasto*, museo*, koulu*, talo*, kerros*, kaupungintalo*, ruokala*, auditorio*,"
        " aula, asema*, *talo, *keskus, *sali, *huone, *koulu, *kirjasto, *kahvila, *museo",
        "pl": "sala, sali, piętro, hotel*, restauracj*, kawiarni*, ul., ulica, plac, pl.,"
        " centrum, bibliotek*, muzeum, szkoła*, urząd*, budynek*, stołówk*, dom, aula, dworzec,"
        " ratusz*, pokój, parter, karczma, zamek, rynek, hol",
        "be": "зала*, пакой*, гатэль*, рэстаран*, кавярн*, вул., вуліца, плошча, цэнтр*,"
        " бібліятэк*, музе*, фае, школа*, будынак*, сталоўк*, паверх*, дом, аўдыторы*",
        "et": "ruum*, saal*, hotell*, restoran*, kohvik*, tänav, tn, tänava, väljak*, keskus*,"
        " raamatukog*, muuseum*, kool*, maja*, korrus*, söökla*, raekoda, vallamaja*, mnt, pst,"
        " fuajee, aula, *keskus, *kool, *maja, *saal, *kohvik, *söökla, *muuseum",
        "lt": "salė*, kambar*, viešbut*, restoran*, kavin*, gatvė*, g., aikštė*, centr*,"
        " bibliotek*, muziej*, mokykl*, pastat*, valgykl*, aukšt*, rūmai, savivaldyb*, kab.",
        "de": "raum*, saal*, hotel*, restaurant*, café*, straße*, str., platz*, zentrum*,"
        " bibliothek*, museum*, schule*, gebäude*, kantine*, rathaus*, haus*, stock, etage,"
        " bahnhof*, gasthaus*, gasthof*, mensa, foyer*, ratssaal*, sitzungssaal*, *straße,"
        " *saal, *haus, *platz, *hof, *zentrum, *museum",
        "da": "lokale*, sal, salen, hotel*, restaurant*, café*, gade*, vej*, torv*, center*,"
        " bibliotek*, museum*, museet, skole*, rådhus*, kantine*, hus, huset, etage, *gade,"
        " *vej, *salen, *huset, *hallen, station*",
        "nb": "rom, rommet, sal, salen, hotell*, restaurant*, kafé*, gate*, vei*, torg*,"
        " senter*, bibliotek*, museum*, museet, skole*, rådhus*, kantine*, hus, huset, etasje*,"
        " *gata, *gate, *veien, *salen, *huset, *hallen, stasjon*",
        "uk": "зала*, кімнат*, готель*, ресторан*, кафе, вул., вулиця, площа, центр*,"
        " бібліотек*, музе*, фойє, школа*, будин*, їдальн*, поверх*, дім, аудиторі*, ратуша",
        "fr": "salle*, hôtel*, mairie, école*, rue, centre, musée*, bâtiment*, bibliothèque,"
        " gare, restaurant*",
        "es": "sala*, salón*, aula*, hotel*, restaurante*, calle, plaza, centro, museo*,"
        " edificio*, ayuntamiento, biblioteca, estación, casa",
        "it": "sala*, albergo*, ristorante*, via, piazza, centro, museo*, municipio, palazzo,"
        " biblioteca",
        "nl": "zaal*, hotel*, restaurant*, straat, plein, centrum, museum*, stadhuis, gebouw*,"
        " *straat, *zaal",
    },
    "building": {  # these have the word of a room in their name
        "en": "town hall, city hall, village hall, county hall, market hall, concert hall,"
        " sports hall, congress hall",
    },
    "room": {
        "en": "room*, hall, floor, auditorium*, foyer, lobby, ground floor, aula",
        "lv": "telp*, zāle*, stāv*, kabinet*, vestibil*, pagrabstāv*, auditorij*",
        "sv": "sal, rum, rummet, våning*, aula*, konferensrum*, salen, entrén, plan",
        "fi": "huone*, sali*, kerros*, auditorio*, aula, kokoushuone*, kabinetti*, luokka",
        "pl": "sala, sali, piętro, pokój, parter, aula, hol",
        "be": "зала*, пакой*, паверх*, аўдыторы*",
        "et": "ruum*, saal*, korrus*, fuajee*, aula, klass*",
        "lt": "salė*, kambar*, aukšt*, kabinet*, kab.",
        "de": "raum*, saal*, stock, etage, foyer*, og, eg, zimmer*, *saal, obergeschoss,"
        " erdgeschoss, *raum",
        "da": "lokale*, sal, salen, etage, rum, stuen, mødelokale*",
        "nb": "rom, rommet, sal, salen, etasje*, møterom*, auditorium*",
        "uk": "зала*, кімнат*, поверх*, аудиторі*, каб.",
    },
    "person": {
        "en": "director*, mayor*, head, manager*, coordinator*, teacher*, expert*, minister*,"
        " chair*, professor*, prof., dr., dr, specialist*, engineer*, librarian*, guide*,"
        " officer*, adviser*, advisor*, president*, secretary, leader*, planner*, architect*,"
        " principal, rector*, chief*, officer, team, representative*, researcher*, curator*,"
        " consultant*, chairman, chairwoman, mr, mrs, ms, mr., mrs., ms., deputy, moderator*,"
        " partners, staff, volunteer*, nurse*, doctor*, trainer*, facilitator*, analyst*,"
        " inspector*, editor*, founder*, ambassador*, owner*, farmer*, scientist*,"
        " psychologist*, assistant*, administrator*, supervisor*, commissioner*, councillor*,"
        " governor*, economist*, lawyer*, designer*, developer*, forester*, lecturer*, worker*",
        "lv": "direktor*, mērs, priekšsēdētāj*, vadītāj*, koordinator*, skolotāj*, ekspert*,"
        " ministr*, profesor*, speciālist*, inženier*, bibliotekār*, gids, gide, lietved*,"
        " domes, prezident*, vietniek*, dr., arhitekt*, pārstāv*, konsultant*, sekretār*,"
        " pētniek*, padomniek*, metodiķ*, pārvaldniek*, īpašniek*, mentor*, brīvprātīg*",
        "sv": "direktör*, borgmästare*, chef*, samordnare*, lärare*, expert*, minister*,"
        " professor*, specialist*, ingenjör*, bibliotekarie*, guide*, rektor*, ordförande,"
        " projektledare*, handläggare*, strateg*, kommunalråd*, *chef, *ledare, *direktör,"
        " *ingenjör, *arkitekt, arkitekt*, *samordnare, *planerare, *utvecklare, *strateg,"
        " *sekreterare, *lärare, *rådgivare, *föreståndare, *ansvarig, *pedagog, *konsult,"
        " *assistent, *inspektör, jurist*, forskare*, *förvaltare",
        "fi": "johtaja*, *johtaja, pormestari*, päällikkö*, *päällikkö, koordinaattori*,"
        " opettaja*, asiantuntija*, ministeri*, professori*, insinööri*, opas, rehtori*,"
        " puheenjohtaja*, suunnittelija*, *suunnittelija, *koordinaattori, *asiantuntija,"
        " *opettaja, *insinööri, *vastaava, *neuvoja, *ohjaaja, *sihteeri, *hoitaja, *tutkija,"
        " tutkija*, arkkitehti*, *arkkitehti, *mestari, *opas, *kehittäjä, *konsultti,"
        " neuvonantaja*",
        "pl": "dyrektor*, burmistrz*, kierowni*, koordynator*, nauczyciel*, ekspert*,"
        " minister*, profesor*, prof., specjalist*, inżynier*, bibliotekar*, przewodnik*,"
        " lider*, prezydent*, wójt*, zespół, starost*, prezes*, mgr, dr, zastępca, architekt*,"
        " naczelni*, radn*, sekretarz*, opiekun*, leśniczy, badacz*, doradca*, doradczyn*,"
        " asystent*, rzeczni*, pracownik*, pracownic*, właściciel*, inspektor*, wykładowc*",
        "be": "дырэктар*, мэр*, старшын*, кіраўні*, каардынатар*, настаўні*, эксперт*,"
        " міністр*, прафесар*, спецыяліст*, інжынер*, бібліятэкар*, экскурсавод*, загадчы*,"
        " архітэктар*, прадстаўні*, сакратар*, даследчы*, кансультант*, намесні*, валанцёр*,"
        " бургамістр*, інспектар*",
        "et": "direktor*, linnapea*, juht, juhataja*, *juht, koordinaator*, õpetaja*,"
        " ekspert*, minister*, professor*, spetsialist*, insener*, raamatukoguhoidja*, giid*,"
        " vallavanem*, nõunik*, *juhataja, *spetsialist, *nõunik, *õpetaja, *koordinaator,"
        " *direktor, arhitekt*, *arhitekt, *insener, *vanem, *ekspert, *esindaja, teadur*,"
        " *hoidja, konsultant*",
        "lt": "direktor*, meras, merė, vadov*, koordinator*, mokytoj*, ekspert*, ministr*,"
        " profesor*, specialist*, inžinier*, bibliotekinink*, gid*, pirminink*, vedėj*,"
        " architekt*, meru, seniūn*, konsultant*, atstov*, sekretor*, tyrėj*, patarėj*,"
        " projektuotoj*, savanor*, metodinink*",
        "de": "direktor*, bürgermeister*, leiter*, koordinator*, lehrer*, experte*, expertin*,"
        " minister*, professor*, prof., dr., spezialist*, ingenieur*, bibliothekar*, führer*,"
        " *leiter, *leiterin, geschäftsführer*, referent*, vorsitzende*, frau, herr, *meister,"
        " *meisterin, architekt*, planer*, *planerin, *ingenieur, *ingenieurin, *referent,"
        " *referentin, *beauftragte, *beauftragter, *direktor, *direktorin, *lehrer,"
        " *lehrerin, *sprecher, *sprecherin, *architekt, *architektin, *manager, *managerin,"
        " stadtrat, landrat, *koordinator, *koordinatorin, *assistenz, *berater, *beraterin,"
        " förster*, stadtplaner*",
        "da": "direktør*, borgmester*, leder*, koordinator*, lærer*, ekspert*, minister*,"
        " professor*, specialist*, ingeniør*, bibliotekar*, guide*, *leder, *chef, chef*,"
        " konsulent*, formand*, arkitekt*, *arkitekt, *ingeniør, *direktør, *konsulent,"
        " *koordinator, *lærer, *planlægger, *pædagog, *rådgiver, *bibliotekar, *inspektør,"
        " forsker*, *ansvarlig",
        "nb": "direktør*, ordfører*, leder*, koordinator*, lærer*, ekspert*, minister*,"
        " professor*, spesialist*, ingeniør*, bibliotekar*, guide*, *leder, *sjef, rektor*,"
        " rådgiver*, kommunedirektør*, arkitekt*, *arkitekt, *ingeniør, *direktør, *konsulent,"
        " *koordinator, *lærer, *planlegger, *pedagog, *rådgiver, *bibliotekar, *ansvarlig,"
        " forsker*, *inspektør",
        "uk": "директор*, мер, міськ*, голова, керівни*, координатор*, вчител*, експерт*,"
        " міністр*, професор*, спеціаліст*, інженер*, бібліотекар*, екскурсовод*, гід,"
        " завідува*, начальни*, архітектор*, представни*, радни*, секретар*, дослідни*,"
        " староста, консультант*, заступни*, модератор*, голови, волонтер*, фахівець,"
        " фахівчиня, лісник*",
    },
    "group": {
        "en": "group, team, track, stream, subgroup",
        "lv": "grupa, grupai, grupas",
        "sv": "grupp, spår",
        "fi": "ryhmä",
        "pl": "grupa, grupy, ścieżka",
        "be": "група",
        "et": "rühm, grupp",
        "lt": "grupė, grupei",
        "de": "gruppe",
        "da": "gruppe, hold, spor",
        "nb": "gruppe, spor",
        "uk": "група",
    },
    "day": {
        "en": "day",
        "lv": "diena",
        "sv": "dag",
        "fi": "päivä",
        "pl": "dzień",
        "be": "дзень",
        "et": "päev",
        "lt": "diena",
        "de": "tag",
        "da": "dag",
        "nb": "dag",
        "uk": "день",
        "fr": "jour",
        "es": "día",
        "it": "giorno",
    },
    "people": {  # the heading of a list of them
        "en": "participants, list of participants, participant list, attendees, delegates,"
        " delegation, delegations, guests, partners",
        "lv": "dalībnieki, dalībnieku saraksts, viesi, delegācija",
        "sv": "deltagare, deltagarlista, gäster, deltagarförteckning",
        "fi": "osallistujat, osallistujaluettelo, vieraat",
        "pl": "uczestnicy, lista uczestników, goście, delegacja, uczestniczki i uczestnicy",
        "be": "удзельнікі, спіс удзельнікаў, госці",
        "et": "osalejad, osalejate nimekiri, külalised, osavõtjad",
        "lt": "dalyviai, dalyvių sąrašas, svečiai",
        "de": "teilnehmer, teilnehmende, teilnehmerliste, teilnehmerinnen und teilnehmer,"
        " gäste",
        "da": "deltagere, deltagerliste, gæster",
        "nb": "deltakere, deltakerliste, gjester",
        "uk": "учасники, список учасників, гості",
        "fr": "participants, liste des participants, délégation, participantes et participants",
        "es": "participantes, lista de participantes, asistentes",
        "it": "partecipanti, elenco dei partecipanti",
        "nl": "deelnemers, deelnemerslijst",
    },
    "programme": {  # what a title says that is none
        "en": "programme, program, agenda, schedule, study visit, timetable, draft programme,"
        " programme of the study visit, programme of the visit, sheet1, draft agenda,"
        " final programme, draft",
        "lv": "programma, darba kārtība, vizītes programma, lapa1",
        "sv": "program, dagordning, schema, blad1, studiebesök",
        "fi": "ohjelma, aikataulu, taul1, esityslista, vierailuohjelma",
        "pl": "program, agenda, program wizyty, arkusz1, harmonogram, program spotkania",
        "be": "праграма, парадак дня, аркуш1",
        "et": "programm, päevakava, ajakava, leht1, kava",
        "lt": "programa, darbotvarkė, lapas1",
        "de": "programm, tagesordnung, ablauf, zeitplan, tabelle1, programmentwurf, ablaufplan",
        "da": "program, dagsorden, ark1, tidsplan",
        "nb": "program, dagsorden, ark1, tidsplan, agenda",
        "uk": "програма, порядок денний, аркуш1, програма візиту",
        "fr": "programme",
        "es": "programa",
        "it": "programma",
        "nl": "programma",
    },
    "nobody": {
        "en": "n.n., nn, tbc, tbd, tba, to be confirmed, to be named, vacant, n/a, -, –, ?,"
        " xxx, to be announced, open, total",
        "lv": "vēl jāprecizē, tiks precizēts, precizēs",
        "sv": "meddelas senare, ej bestämt",
        "fi": "vahvistetaan, avoin, ilmoitetaan myöhemmin",
        "pl": "do potwierdzenia, do ustalenia, wakat",
        "be": "удакладняецца",
        "et": "täpsustamisel, selgub",
        "lt": "tikslinama, bus patikslinta",
        "de": "noch offen, wird noch benannt, offen",
        "da": "ikke bekræftet, oplyses senere",
        "nb": "ikke bekreftet, kommer",
        "uk": "уточнюється",
    },
    "stop": {  # frequent words that tell the language alone
        "en": "the, and, of, with, at, for, in, to, by",
        "lv": "un, ar, par, uz, pie, vizīte, mācību, kopā",
        "sv": "och, med, på, för, av, till, i, vid, det",
        "fi": "ja, sekä, kanssa, sekä, että, on, kaupungin",
        "pl": "i, z, w, na, do, dla, oraz, przy, spotkanie",
        "be": "і, з, на, у, для, па, разам, сустрэча",
        "et": "ja, ning, koos, juures, on, linna, kell",
        "lt": "ir, su, apie, į, prie, bei, vizitas",
        "de": "und, mit, der, die, das, im, für, von, am, zur, zum",
        "da": "og, med, på, til, af, i, ved, det, hos",
        "nb": "og, med, på, til, av, i, ved, det, hos",
        "uk": "і, та, з, на, у, для, до, зустріч, від",
    },
}
"""What else words tell."""


@cache
def meanings(table: str) -> Mapping[str, str]:
    """Map the words of COLUMNS or LABELS, as they are compared, to what they mean."""
    tables = {"columns": COLUMNS, "labels": LABELS}[table]
    found: dict[str, str] = {}
    for meaning, languages in tables.items():
        for words in languages.values():
            for word in words.split(","):
                found.setdefault(folded(word), meaning)
    return found


def listed(languages: Mapping[str, str]) -> list[str]:
    """Return all words of a meaning, the longest first."""
    words = {folded(word) for said in languages.values() for word in said.split(",")}
    return sorted(words - {""}, key=lambda word: (-len(word), word))


@cache
def pattern(group: str, meaning: str) -> str:
    """Return what the words of a meaning look like, as a regular expression."""
    tables = {"times": TIMES, "states": STATES, "kinds": KINDS, "things": THINGS}
    columns = {"columns": COLUMNS, "labels": LABELS}
    return "|".join(map(_looks, listed((tables | columns)[group][meaning])))


def _looks(word: str) -> str:
    begin = r"\w*" if word.startswith("*") else ""
    end = r"\w*" if word.endswith("*") else ""
    middle = re.escape(word.strip("*")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return f"{begin}{middle}{end}"


@cache
def finder(group: str, meaning: str) -> re.Pattern[str]:
    """Return what finds the words of a meaning as whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{pattern(group, meaning)})(?!\w)", re.IGNORECASE)


def is_one(text: str, meaning: str) -> bool:
    """Tell whether a text is a word of THINGS, and nothing else."""
    return folded(text.strip(" .:()[]")) in _exact(meaning)


@cache
def _exact(meaning: str) -> frozenset[str]:
    return frozenset(word.strip(" .:()[]") for word in listed(THINGS[meaning]))


@cache
def kind_of(title: str) -> str:
    """Return the kind of session that a title names; the word that comes first counts."""
    first, found = len(title) + 1, "other"
    for kind in KINDS:
        match = finder("kinds", kind).search(title)
        if match and match.start() < first:
            first, found = match.start(), kind
    return found


def language_of(text: str) -> str:
    """Return the language that most of the frequent words of a text are of."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counted = {word: words.count(word) for word in set(words)}
    weights: dict[str, float] = {}
    for tables in (THINGS, COLUMNS, TIMES, KINDS):
        for languages in tables.values():
            for language, said in languages.items():
                if language not in SPOKEN:
                    continue
                for word in {folded(one) for one in said.split(",")}:
                    plain = word.strip("*.")
                    # A word of one letter, or of two languages, tells little.
                    weights[language] = weights.get(language, 0) + counted.get(plain, 0) * (
                        min(len(plain), 6) if plain.isalpha() else 0
                    )
    best = max(weights, key=lambda one: (weights[one], one == "en"), default="en")
    return best if weights.get(best) else "en"
