"""Other words by which people look for a field, a list or a button of the form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_NAME_OF_NOW = "woonsituaties[0].naam"  # one moves to another home than this


def also_called(key: str) -> str:
    """Return the words for a key of the form; of a person, an income or a dwelling those of the first go for all."""
    words = {
        "huishouden.type": _tr(
            "gezin gezinsleden echtgenoot samenwonen medebewoner inwonend kostganger onderhuurder hospita "
            "mantelzorger gescheiden weduwe weduwnaar co-ouder statushouder getrouwd trouwen man vrouw vriend "
            "vriendin alleen single vluchteling asiel inburgering"
        ),
        "leeftijd": _tr("geboortedatum geboren geboortejaar"),
        "huishouden.kinderen": _tr(
            "kinderen geboortedatum geboren baby co-ouder kids dochter zoon zwanger tweeling pleegkind"
        ),
        "bedrag": _tr(
            "salaris verdiensten uitkering nettoloon brutoloon maandloon jaarloon dertiende maand bonus overwerk "
            "bijbaan fooi 13e maand"
        ),
        "soort": _tr(
            "salaris zzp ondernemer onderneming studiefinanciering stufi DUO kostgeld lijfrente participatiewet "
            "ziektewet WAO IOAW IOAZ IOW AIO nabestaanden alimentatie PW WGA IVA"
        ),
        "bruto": _tr("loonheffing inkomstenbelasting"),
        "papier": _tr("loonstrook jaaropgave beschikking besluit specificatie eindejaarsuitkering"),
        "inkomens": _tr("tweede baan extra nog een inkomen toevoegen kostgeld"),
        "ontvangt_nu.huurtoeslag_per_maand": _tr("belastingdienst dienst toeslagen voorschot toeslag terugbetalen"),
        "ontvangt_nu.zorgtoeslag_per_maand": _tr("belastingdienst dienst toeslagen voorschot"),
        "ontvangt_nu.kindgebonden_budget_per_maand": _tr("belastingdienst dienst toeslagen voorschot KGB"),
        "ontvangt_nu.kinderbijslag_per_maand": _tr("SVB sociale verzekeringsbank"),
        "ontvangt_nu.kinderopvangtoeslag_per_maand": _tr("belastingdienst dienst toeslagen voorschot KOT"),
        "kale_huur_per_maand": _tr("huurprijs huurwoning"),
        "energielast_per_maand": _tr(
            "voorschot termijnbedrag energierekening elektriciteit stadsverwarming stookkosten blokverwarming "
            "energiearmoede"
        ),
        "norm": _tr("norm Nibud SCP armoede armoedegrens boodschappen CBS eten"),
        "dossier": _tr("dossiernummer zaaknummer kenmerk BSN adres postcode"),
        "bijzonderheden": _tr("opmerking notitie aantekening hypotheek koopwoning huiseigenaar"),
        "huishouden.vermogen": _tr("eigen vermogen sparen spaarrekening bezit erfenis spaarpot"),
        "huishouden.in_inrichting": _tr("verpleeghuis zorginstelling detentie"),
        "huishouden.zorgkosten_per_maand": _tr(
            "zorgpremie zorgverzekering ziektekosten eigen risico medicijnen dieet premie tandarts bril eigen "
            "bijdrage Wmo Wlz CAK"
        ),
        "naam": "" if key == _NAME_OF_NOW else _tr("verhuizing verhuizen wisselwoning sloop"),
        "verhuizing": _tr("verhuizing verhuizen"),
        "zelfstandig": _tr("onzelfstandig kamer studentenkamer"),
        "aangepast": _tr("rolstoel invalide"),
        "ingreep.soort": _tr("renovatie verduurzaming verbouwing onderhoud schimmel vocht lekkage gebreken"),
        "ingreep.maatregelen": _tr("energielabel label cv-ketel dubbel glas isoleren"),
        "ingreep.aanvangshuur_per_maand": _tr("huurverhoging aanvangshuur"),
        "ingreep.punten": _tr("WWS woningwaardering puntentelling"),
        "ingreep.verhuurder": _tr("woningcorporatie huisbaas"),
        "vaste_lasten": _tr(
            "schuld schulden lening beslag loonbeslag verzekering auto telefoon internet abonnement rente "
            "waterschap gemeentelijke belastingen gemeentebelasting kleding school giften aflossing aflossen "
            "afbetaling achterstand huurachterstand betalingsregeling incasso deurwaarder schuldhulp "
            "schuldsanering Wsnp Msnp budgetbeheer bewindvoerder openbaar vervoer OV benzine hond huisdier "
            "rioolheffing afvalstoffenheffing OZB"
        ),
        "vaste_bedragen.toetsingsinkomen_per_jaar": _tr("aangifte voorlopige aanslag verzamelinkomen"),
        "kinderopvang": _tr("crèche dagopvang bso gastouder oppas peuterspeelzaal"),
        "personen": _tr("medebewoner inwonend kostganger onderhuurder student"),
    }
    return words.get(key.rpartition("].")[2], "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("also_called", text)
