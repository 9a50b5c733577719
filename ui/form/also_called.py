"""Other words by which people look for a field, a list or a button of the form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def also_called(key: str) -> str:
    """Return the words for a key of the form; of a person, an income or a dwelling those of the first go for all."""
    words = {
        "huishouden.type": _tr("gezin gezinsleden echtgenoot samenwonen medebewoner inwonend kostganger onderhuurder"),
        "leeftijd": _tr("geboortedatum geboren geboortejaar"),
        "huishouden.kinderen": _tr("kinderen geboortedatum geboren baby"),
        "bedrag": _tr("salaris verdiensten uitkering"),
        "soort": _tr("salaris zzp ondernemer studiefinanciering DUO kostgeld lijfrente"),
        "papier": _tr("loonstrook jaaropgave beschikking besluit specificatie eindejaarsuitkering"),
        "inkomens": _tr("tweede baan extra nog een inkomen toevoegen kostgeld"),
        "kale_huur_per_maand": _tr("huurprijs"),
        "energielast_per_maand": _tr("voorschot termijnbedrag stookkosten blokverwarming"),
        "norm": _tr("norm Nibud boodschappen"),
        "dossier": _tr("dossiernummer zaaknummer kenmerk"),
        "huishouden.vermogen": _tr("eigen vermogen sparen spaarrekening bezit"),
        "huishouden.zorgkosten_per_maand": _tr("zorgpremie zorgverzekering eigen risico medicijnen dieet"),
        "naam": _tr("verhuizing verhuizen"),
        "zelfstandig": _tr("onzelfstandig kamer studentenkamer"),
        "aangepast": _tr("rolstoel"),
        "ingreep.aanvangshuur_per_maand": _tr("huurverhoging aanvangshuur"),
        "ingreep.punten": _tr("WWS woningwaardering"),
        "vaste_lasten": _tr(
            "schuld schulden lening beslag loonbeslag verzekering auto telefoon internet abonnement rente waterschap "
            "gemeentelijke belastingen kleding school"
        ),
        "kinderopvang": _tr("crèche dagopvang bso gastouder oppas"),
        "personen": _tr("medebewoner inwonend kostganger onderhuurder student"),
    }
    return words.get(key.rpartition("].")[2], "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("also_called", text)
