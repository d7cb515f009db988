"""Names of people and places that are not words, so that queries do not match them. Data only."""

from mockserver.domain.generation.people import listed

# Excluded: words of WordNet, and names that begin with one: "cooking" would find "Cook", and "washing" would find
# "Washington".
_FIRST_NAMES_WITH_WORDS = """
    adam alex alvin amber ana angel angelica anna autumn bailey barbara benjamin beth bethany bill billy bob bobby
    bonnie brad bradley brandi brandon brandy brent brittany brittney brooke carly carol caroline carrie cassie chad
    charlene charles charlotte chase chris christian christina christine christopher clarence clayton clifford cole
    colleen collin courtney crystal daisy dale dawn dean derrick destiny diamond dominic don donna doris earl ebony
    eddie erica ethan eugene faith fernando frances francisco frank franklin gary gene gilbert glen grace grant guy
    harry heather hector henry herbert holly hunter jack jackson jade jake jasmin jasmine jay jean jeanette jenny jesus
    jimmy john johnathan joy kirk kristen kristie kristin kristina kristine kristopher kylie lance lee leon levi loretta
    lori mackenzie madeline malik mallory marc maria mario mark martin mason matthew max maxwell melody meredith mike
    misty molly patty penny perry peter randall randy raven ray richard rick rickey roberta roberto robin rose ruth
    sally samantha sandy savannah sherri sherry sierra stephanie stephen sue summer tabitha tammie tammy tanner terri
    terry tiffany timothy todd tom troy valerie vanessa veronica victor warren whitney william willie
"""

_LAST_NAMES_WITH_WORDS = """
    adams archer arias armstrong arroyo bailey baker baldwin ball ballard banks barber barker barnes barnett barrett
    bartlett bass bates bean beard beck bell beltran bender benjamin bentley berg berry best bird bishop black
    blackburn blackwell blanchard blankenship bond booker boone booth bowers bowman bradford bradley bradshaw branch
    bray brewer bridges bright brooks brown browning buck buckley bullock burgess burke burnett burns bush butler
    callahan campbell cannon cantrell cardenas carpenter carter case castaneda castillo chambers chandler chang
    chapman charles chase cherry christensen christian church clay clayton clements cole coleman collier collins
    colon combs compton cook cooke cooper copeland cordova costa cox crane crawford cross cummings cunningham curry
    davenport day dean decker dickerson dickson dougherty downs drake duke dyer ewing farmer fernandez fields
    fischer fisher flowers ford foster fowler fox frank franklin freeman french friedman frost fry fuller gaines
    gallagher gallegos galloway galvan gamble garner garrison gates gay gentry gilbert gill gillespie glass golden
    good goodman goodwin graham grant graves gray green greene griffin grimes gross hale hall harding hardy harmon
    harper harris hart hartman hawkins hayes hays heath henry herring hickman hicks hill hogan holder holloway hood
    hoover horn horne house houston huff huffman hull humphrey hunt hunter hutchinson jackson johns johnson johnston
    key khan king kirk knight lam lamb lambert lane lang leach lee leon levy li little livingston long love lowe
    lynch mack madden manning marks marsh marshall martin martinez mason mathews matthews maxwell may mayo mays
    meadows medina mendoza mercer middleton miles miller mills montes moody moon mooney moore morales morrow moss
    mullins murphy nelson newton noble oliver pace page park parks parrish parsons patterson pearson peck pennington
    perkins perry peters petersen peterson petty pierce pollard ponce poole pope porter potter potts powers price
    prince proctor randall randolph ray reed reeves rice rich richard richards richardson richmond riddle rivers
    roach roberson roberts robertson robinson robles rollins roman rose rowe rush sanders sandoval savage sawyer
    schwartz sellers sexton sharp shepherd shields short silva singleton skinner small smith snow solomon sparks
    spears stafford stark steele stein stephens stephenson stewart stokes stone stout strong summers swanson tanner
    terry thornton todd torres townsend tucker turner underwood valencia valentine valenzuela villa villanueva
    villarreal wade walker wall wallace walls ward ware warner warren washington waters watts weaver weber weeks
    welch wells west wheeler whitaker white whitehead whitney williams williamson willis winters wise wolf wolfe
    wood woodard woods woodward wright yang young
"""

_WITH_WORDS = frozenset((_FIRST_NAMES_WITH_WORDS + _LAST_NAMES_WITH_WORDS).split())

FIRST_NAMES = tuple(name for name in listed.FIRST_NAMES if name.casefold() not in _WITH_WORDS)
LAST_NAMES = tuple(name for name in listed.LAST_NAMES if name.casefold() not in _WITH_WORDS)
TOWN_SUFFIXES = listed.TOWN_SUFFIXES
TOWN_PREFIXES = ("North", "East", "West", "South", "New")
