"""What librarians call the columns of their tables: the names that are read as ours, in several languages.

Headings are compared without capitals, accents and signs, so each stands here once, as people write it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from mappings.letters import without_marks

CATALOGUE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "file": (
            "File name",
            "Filename",
            "Path",
            "Datei",
            "Dateiname",
            "Fichier",
            "Nom du fichier",
            "Plik",
            "Datoteka",
        ),
        "title": ("Titel", "Titre", "Título", "Titolo", "Tytuł", "Naslov"),
        "language": ("Lang", "Sprache", "Langue", "Idioma", "Lingua", "Taal", "Język", "Jezik"),
        "kind": ("Type", "Art", "Typ", "Genre", "Tipo", "Soort", "Rodzaj", "Vrsta"),
        "publisher": ("Herausgeber", "Éditeur", "Editor", "Editore", "Uitgever", "Wydawca", "Založnik", "Izdajatelj"),
        "country": ("Country code", "Land", "Pays", "País", "Paese", "Kraj", "Država"),
        "site": ("Sites", "Organ", "Organe", "Localisation", "Localización", "Sede", "Umiejscowienie", "Mesto raka"),
        "stage": ("Stages", "Thema", "Phase", "Étape", "Etapa", "Fase", "Etap"),
        "audience": ("Audiences", "Zielgruppe", "Public", "Público", "Destinatari", "Doelgroep", "Odbiorcy"),
        "year": ("Jahr", "Année", "Año", "Anno", "Jaar", "Rok", "Ano", "Leto"),
        "licence": ("License", "Lizenz", "Licencia", "Licenza", "Licentie", "Licencja", "Licenca"),
        "source_url": ("URL", "Source", "Quelle", "Adresse", "Fuente", "Fonte", "Bron", "Źródło", "Vir"),
        "concepts": ("Concept", "Diseases", "Krankheiten", "Maladies", "ORPHA", "Orphacode", "ORPHAcodes"),
    }
)
DIRECTORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": (
            *("Organisation", "Organisation name", "Name of the organisation", "Organization", "Organization name"),
            *("Name of the organization", "Centre", "Centre name", "Name of the centre", "Center", "Center name"),
            *("Title", "Hospital", "Name der Organisation", "Zentrum", "Name des Zentrums", "Klinik", "Nom"),
            *("Nom de l'organisation", "Nom du centre", "Association", "Nombre", "Organización", "Centro", "Nome"),
            *("Associazione", "Naam", "Organisatie", "Nazwa", "Ośrodek", "Ime", "Ime organizacije", "Naziv"),
        ),
        "name_en": (
            *("English name", "Name English", "Name in English", "Englischer Name", "Name auf Englisch"),
            *("Name (Englisch)", "Nom en anglais", "Nom anglais", "Nombre en inglés", "Nome in inglese"),
            *("Engelse naam", "Nazwa angielska", "Angleško ime"),
        ),
        "country": ("Country code", "Land", "Staat", "Pays", "País", "Paese", "Kraj", "Država"),
        "city": ("Town", "Place", "Ort", "Stadt", "Ville", "Ciudad", "Città", "Plaats", "Miasto", "Mesto"),
        "website": (
            *("Web", "Web site", "Homepage", "URL", "Web address", "Webseite", "Internetseite", "Internet"),
            *(
                "Site web",
                "Site internet",
                "Sitio web",
                "Página web",
                "Sito web",
                "Strona internetowa",
                "Spletna stran",
            ),
        ),
        "site": ("Sites", "Cancer site", "Organ", "Organe", "Localisation", "Localización", "Sede", "Umiejscowienie"),
        "family": ("Families", "Familie", "Tumorfamilie", "Famille", "Familia", "Famiglia", "Rodzina", "Družina"),
        "year": ("Jahr", "Année", "Año", "Anno", "Jaar", "Rok", "Leto"),
        "type": ("Kind", "Art", "Typ", "Tipo", "Soort", "Rodzaj", "Vrsta"),
        "network": ("Networks", "Netzwerk", "Netz", "Réseau", "Red", "Rete", "Netwerk", "Sieć", "Mreža"),
        "cancers": ("Cancer types", "Krebsarten", "Krebserkrankungen", "Types de cancer", "Cánceres", "Tumori", "Raki"),
        "selection_criteria": (
            *("Criteria", "Selection", "Auswahlkriterien", "Kriterien", "Critères de sélection", "Critères"),
            *(
                "Criterios de selección",
                "Criteri di selezione",
                "Selectiecriteria",
                "Kryteria wyboru",
                "Merila za izbor",
            ),
        ),
        "methodology": (
            *("Method", "Methods", "Methodik", "Methode", "Vorgehen", "Méthodologie", "Méthode", "Metodología"),
            *("Metodologia", "Metodo", "Methodologie", "Metodologija"),
        ),
        "source": ("Sources", "Quelle", "Quellen", "Fuente", "Fonte", "Bron", "Źródło", "Vir"),
        "source_date": (
            *("Date", "Date of the source", "Datum", "Datum der Quelle", "Stand", "Date de la source", "Fecha", "Data"),
            *("Fecha de la fuente", "Data della fonte", "Datum van de bron", "Data źródła", "Datum vira"),
        ),
        "not_stated": ("Nicht angegeben", "Nicht genannt", "Non précisé", "Non indiqué", "No indicado", "Non indicato"),
        "note": (
            *("Notes", "Remark", "Remarks", "Anmerkung", "Anmerkungen", "Bemerkung", "Bemerkungen", "Hinweis"),
            *("Remarque", "Remarques", "Nota", "Notas", "Opmerking", "Uwagi", "Opomba"),
        ),
    }
)


def key(heading: str) -> str:
    """What of a heading is compared: letters and digits, small and without accents, words joined by `_`."""
    letters = without_marks(heading.casefold())
    return "_".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def columns_by_key(names: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """The column that each key stands for: its own name and the headings that are read as it."""
    by_key = {key(heading): column for column, headings in names.items() for heading in headings}
    return MappingProxyType(by_key | {key(column): column for column in names})
