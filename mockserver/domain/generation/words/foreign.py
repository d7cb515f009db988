"""Words of other languages in file names. Data only.

Most names have no little word that would tell their language, so nouns that English does not have tell it.
"""

from collections.abc import Sequence

_SHORTEST_COMPOUND, _SHORTEST_ENDING, _SHORTEST_DERIVED = 10, 4, 8  # letters
_ENDS_OF_DERIVED = ("chen", "lein", "heit", "keit", "schaft")

_GERMAN = """
    der das und im zum zur mit für von auf ein eine einen einem einer wie ist dem beim nach wir ich bei vom aus über
    unter vor durch ohne um unser unsere mein meine so man
"""
_ROMANCE = """
    el los las con del una como cómo para por en al un de le les du des aux et avec dans une au il gli di della nel alla
    dos das com não em uma mi chez mon ma mes notre nos sur pour sans comment lo che ou où à y e o na em do da
"""
_NORDIC = """
    het een voor naar bij onze mijn och på från vår mitt
"""
_SLAVIC_AND_TURKISH = """
    dla przy nad przed oraz ile için bir и в на с по у из от для о к за под над или как
"""
_ONLY_BESIDE_FOREIGN_WORDS = """
    ga ni wo ka ki ke aur mein hai
    la die den am van met door aan op uit zu ins ans i z w po do od runt till av med min ve li kaj da dem ao aos às
    nella dello dal sul
"""
_NOUNS = """
    urlaub navidad vacaciones vacances vacanze receta recette ricetta receita recept rezept przepis reçel tarif
    réunion reunión reunião riunione vergadering lezione lección leçon aula clase cours corso les lektion lekcja
    partido partita partie spectacle spettacolo espectáculo desfile carnaval carnevale gita viaje viagem voyage
    cumple boda mariage matrimonio casamento bruiloft bröllop bryllup wesele ślub düğün anniversaire cumpleaños
    compleanno aniversário verjaardag födelsedag urodziny fiesta festa tocht fietstocht wandeltocht intocht optocht
    utflykt wycieczka tatil balon gezi culto misa messe missa messa domingo domenica dimanche mamie papi nonna nonno
    abuela abuelo avó avô oma opa maman papá mamá gol campeonato bapteme baptême eglise église battesimo bautizo
    hija hijo niño niña niños abuelos hermana hermano primos tía pescaria churrasco meu minha pai mãe vovó vovô filho
    filha mamma papà figlio figlia bimbo bimba cugini zio zia nonni enfants bébé fille cadeaux gâteau balade raquettes
    maternelle verjaardag vakantie fietsvakantie kampeervakantie dochter zoon jongens zwemmen tegenwind appeltaart
    primer okaasan tanjoubi keeki odori ladoo
    ryokou tsukurikata matsuri onsen neko inu hanami omurice obaachan ojiichan undoukai kawaii gohan sampo koen ryoko
    kaise banaye banane ghar khana shaadi bhaiya bhabhi dadi nani mehndi sangeet rasoi
"""
_GERMAN_NOUNS = """
    hochzeit geburtstag weihnachten weihnachtsmarkt ostern silvester fasching karneval sommerfest vereinsfest feier
    feuerwehr blaskapelle auftritt konzert chor orchester predigt gottesdienst taufe kirche pfarrer pastor rede vortrag
    vorlesung unterricht schule schulfest kindergarten klasse prüfung gartenarbeit garten rosen blumen baum rasen
    ernte bauernhof kuh pferd hund hunde welpe katze katzen vogel vögel wolle küche kuchen brot plätzchen suppe
    kartoffeln wandern wanderung berg berge see meer strand nordsee ostsee schnee winter sommer frühling herbst zug
    bahn bahnhof auto fahrrad motorrad straße brücke unfall polizei hafen schiff boot flughafen flugzeug reise
    ausflug urlaubsreise familie kinder baby oma opa mama papa enkel freunde haus wohnung umbau baustelle dach
    werkstatt werkzeug holz reparatur anleitung betrieb betriebsversammlung besprechung sitzung versammlung
    messe firma büro bildschirm stadt dorf markt museum theater tanz musik spiel spiele turnier fußball fußballspiel
    fußballtraining training mannschaft jugend sport lauf schwimmen sonntag samstag teil folge tag woche abend morgen
    einschulung urlaub kroatien spanien italien griechenland türkei österreich schweiz frankreich dänemark
    schweden norwegen bayern gardasee bodensee allgäu tante onkel bruder schwester torte bucht paletten hochbeet
    anlage geschenke garage laterne
    rezept gemeinderat stadtrat wahl bürgermeister nachrichten wetter gewitter hochwasser arzt krankenhaus schulung
    unterweisung einweisung fortbildung weiterbildung sicherheit arbeitssicherheit datenschutz brandschutz gabelstapler
    gefahrstoffe wartung mitarbeiter standort gespräch führung
"""
_ALSO_ENGLISH = """
    die den am do per e no so man un ma mi o y na da che ou sur mon nos mes lo pour comment um
"""
_ALSO_ENGLISH_NOUNS = """
    oma opa baby mama papa winter pastor kindergarten auto boot sport training museum theater firma lauf tag see
    spectacle voyage fiesta messe reise rosen berg baum holz wolle haus dorf wahl chor rede teil hund partita
    garage torte
"""

_GERMAN_ARTICLES = """
    ein eine einen einem einer das der dem den mein meine unser unsere im zum zur beim vom
"""
GERMAN_WORDS = frozenset(_GERMAN.split())
GERMAN_ARTICLES = frozenset(_GERMAN_ARTICLES.split())
GERMAN_NOUNS = frozenset(_GERMAN_NOUNS.split())
"""Nouns, which German capitalises; file names often do not."""

_TELLING_GERMAN = (GERMAN_NOUNS | GERMAN_WORDS) - frozenset(f"{_ROMANCE} {_ALSO_ENGLISH} {_ALSO_ENGLISH_NOUNS}".split())
_ENDS_OF_NAMES = frozenset(["berg", "dorf"])  # Zuckerberg
_ENGLISH = frozenset(_ALSO_ENGLISH_NOUNS.split())
_GERMAN_ENDINGS = tuple(
    sorted(noun for noun in (_TELLING_GERMAN & GERMAN_NOUNS) - _ENDS_OF_NAMES if len(noun) >= _SHORTEST_ENDING)
)


def tells_german(word: str) -> bool:
    """Return whether a word in lower case must be German: a known one, or a compound like "Weihnachtsfeier"."""
    is_compound = len(word) >= _SHORTEST_COMPOUND and word.endswith(_GERMAN_ENDINGS)
    is_derived = len(word) >= _SHORTEST_DERIVED and word.endswith(_ENDS_OF_DERIVED)  # "Seepferdchen"
    return word in _TELLING_GERMAN or ((is_compound or is_derived) and word not in _ENGLISH)


def with_heads(words: Sequence[str]) -> Sequence[str]:
    """Return words in lower case, each German compound followed by the noun that it ends with.

    A "Sicherheitsunterweisung" is an "unterweisung".
    """
    if not any(map(tells_german, words)):
        return words
    heads = [(word, _head(word)) for word in words]
    return [one for word, head in heads for one in (word, head)[: 1 + bool(head)]]


def _head(word: str) -> str:
    is_compound = len(word) >= _SHORTEST_COMPOUND and word not in _ENGLISH | GERMAN_NOUNS
    return next((noun for noun in _GERMAN_ENDINGS if word != noun and word.endswith(noun)), "") if is_compound else ""


FOREIGN_LITTLE_WORDS = frozenset(f"{_GERMAN} {_ROMANCE} {_NORDIC} {_SLAVIC_AND_TURKISH} la die den am".split())
LITTLE_BESIDE_FOREIGN_WORDS = FOREIGN_LITTLE_WORDS | frozenset(_ONLY_BESIDE_FOREIGN_WORDS.split())
"""The same with those that are other words in English, such as the Dutch "door"."""

FOREIGN_WORDS = (FOREIGN_LITTLE_WORDS - {"la"} | frozenset(_NOUNS.split()) | _TELLING_GERMAN) - frozenset(
    f"{_ALSO_ENGLISH} {_ALSO_ENGLISH_NOUNS}".split()
)
"""Words that show that a name is not English."""
