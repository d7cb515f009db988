"""Names of people and places that mean nothing else: no word of a query meets an invented name. Data only."""

from faker.providers.address.en_US import Provider as Addresses
from faker.providers.person.en_US import Provider as People

# What WordNet knows as a word, or begins with one: "Cook" and "Washington" would be found by "cooking" and "washing".
_FIRST_NAMES_WITH_WORDS = """
    amber ana angel angelica anna autumn bailey barbara benjamin beth bethany bill billy bob bobby bonnie brad
    bradley brandon brandy brent brittany brittney carol caroline cassie chad charlene charles charlotte chase
    christian christina christine christopher clarence clayton clifford cole colleen courtney crystal daisy dale
    dawn dean derrick destiny diamond don donna earl ebony erica faith fernando francisco frank franklin gene
    gilbert glen grace grant guy harry heather hector henry herbert holly hunter jack jackson jade jasmine jay jean
    jeanette jenny jimmy john johnathan joy kirk kristen kristie kristin kristina kristine kristopher kylie lance
    lee loretta mackenzie madeline malik mallory marc maria mark martin mason matthew max maxwell melody meredith
    mike misty molly patty penny perry peter randall randy raven ray richard rick rickey roberta roberto robin rose
    ruth sally samantha sandy savannah sherry sierra stephanie stephen sue summer tabitha tammy tanner terry tiffany
    timothy tom troy valerie vanessa veronica victor warren whitney william
"""

_LAST_NAMES_WITH_WORDS = """
    archer arias armstrong arroyo bailey baker baldwin ball ballard banks barber barker barnett bartlett bass bates
    bean beard beck bell beltran bender benjamin bentley berg berry best bird bishop black blackburn blackwell
    blanchard blankenship bond booker booth bowers bowman bradford bradley bradshaw branch bray brewer bridges
    bright brooks brown browning buck buckley bullock burgess burke burnett burns bush butler callahan campbell
    cannon cantrell cardenas carpenter carter case castaneda castillo chambers chandler chapman charles chase cherry
    christensen christian church clay clayton clements cole coleman collier collins colon combs compton cook cooper
    copeland cordova costa cox crane crawford cross cummings cunningham curry davenport day dean decker dickerson
    dickson dougherty downs drake duke dyer farmer fernandez fields fischer fisher flowers ford foster fowler fox
    frank franklin freeman friedman frost fry fuller gallagher gallegos galloway gamble garner garrison gates gay
    gentry gilbert gill gillespie glass golden good goodman goodwin graham grant graves gray green griffin grimes
    gross hale hall harding hardy harper hart hartman hawkins heath henry herring hickman hicks hill hogan holder
    holloway hood hoover horn house huff huffman hull humphrey hunt hunter hutchinson jackson johns johnson johnston
    key khan king kirk knight lam lamb lambert lane leach lee levy li little livingston long love lynch mack madden
    marks marsh marshall martin martinez mason mathews matthews maxwell may mayo meadows medina mendoza mercer
    middleton miles miller mills montes moody moon morales morrow moss mullins murphy nelson newton noble pace page
    park parks parrish parsons patterson pearson peck pennington perkins perry peters petersen peterson petty pierce
    pollard ponce pope porter potter powers price prince proctor randall randolph ray reed reeves rice rich richard
    richards richardson richmond riddle rivers roach roberson roberts robertson robinson robles rollins roman rose
    rush sanders sandoval savage sawyer schwartz sellers sexton sharp shepherd shields short silva singleton skinner
    small smith snow solomon sparks spears stafford stark stein stephens stephenson stewart stokes stone stout
    strong summers swanson tanner terry thornton townsend tucker turner underwood valencia valentine valenzuela
    villa villanueva villarreal wade walker wall wallace walls ward ware warner warren washington waters watts
    weaver weber weeks welch wells west wheeler whitaker white whitehead whitney williams williamson winters wise
    wolf wood woodard woods woodward wright yang young
"""

_WITH_WORDS = frozenset((_FIRST_NAMES_WITH_WORDS + _LAST_NAMES_WITH_WORDS).split())

FIRST_NAMES = tuple(name for name in People.first_names if name.casefold() not in _WITH_WORDS)
LAST_NAMES = tuple(name for name in People.last_names if name.casefold() not in _WITH_WORDS)
TOWN_SUFFIXES = tuple(Addresses.city_suffixes)
TOWN_PREFIXES = ("North", "East", "West", "South", "New")
