"""Words that are part of a name beside the right words: titles of people, streets, courses. Companies. Data only."""

ABBREVIATED_TITLES = frozenset(["dr", "mr", "mrs", "ms", "prof", "sgt", "lt", "capt", "fr", "ofc"])

_TITLES_OF_PEOPLE = """
    pastor coach professor doctor mayor chef captain sergeant lieutenant aunt auntie uncle nurse principal sister
    reporter witness trooper deputy sheriff governor
    brother father judge officer senator president detective rabbi bishop deacon cousin grandma grandpa granny
"""
TITLES_OF_PEOPLE = ABBREVIATED_TITLES | frozenset(_TITLES_OF_PEOPLE.split())
"""They belong to the name of a person after them: "Coach Tom"."""

_STREETS = "street st avenue ave lane road rd blvd boulevard drive court crescent"
STREETS = frozenset(_STREETS.split())

ALSO_NO_STREETS = frozenset(["drive", "court", "crescent"])
"""They name streets only after the number of a house: "12 Oak Drive"."""

_STREET_NAMES = """
    main elm oak maple pine cedar birch cherry willow walnut chestnut ash poplar magnolia church king queen park mill
    baker river station spring washington jefferson lincoln madison franklin jackson adams sunset broadway union
    victoria abbey harbor harbour highland orchard market first second third fourth fifth sixth seventh eighth ninth
"""
STREET_NAMES = frozenset(_STREET_NAMES.split())
"""Words before "Street" and the like that name one."""

_COURSES = (
    "cs bio biol chem hist econ phys psy psych eng engl math maths stat stats phil soc geog anth ling mus comp calc "
    "engr nurs acct mktg mgmt astr ece poli pols jour arch"
)
COURSES = frozenset(_COURSES.split())
"""Subjects in the codes of courses: "CS101"."""

_NUMBERED_LESSONS = """
    lecture lesson class seminar webinar lab week module unit chapter session episode ep workshop tutorial
    podcast
"""
NUMBERED_LESSONS = frozenset(_NUMBERED_LESSONS.split())
"""After their number comes what they are about: "lecture 7 hash tables"."""

SHOWS = frozenset(["podcast", "show", "webinar"])
"""What episodes with a number are of."""

_HOLIDAYS = """
    easter_sunday easter_monday palm_sunday good_friday christmas_eve christmas_day boxing_day black_friday
    cyber_monday super_tuesday fat_tuesday maundy_thursday independence_day memorial_day labor_day veterans_day
    ash_wednesday
"""
HOLIDAYS_OF_TWO_WORDS = frozenset(tuple(one.split("_")) for one in _HOLIDAYS.split())

CLUBS = frozenset(["city", "united", "utd", "town", "rovers", "county", "wanderers", "athletic", "fc"])
"""Last words of the names of teams: "Norwich City"."""

_CONFERENCES = """
    pycon kubecon devcon jsconf devconf icra neurips siggraph gdc fosdem cvpr defcon djangocon europython rustconf
    gophercon icml iclr droidcon wwdc rubyconf pydata devoxx qcon strangeloop websummit nips emnlp iros miccai usenix
"""
CONFERENCES = frozenset(_CONFERENCES.split())
"""Where talks are given."""

_COMPANIES = """
    acme contoso globex initech northwind hooli fabrikam google microsoft tesla dyson sony samsung nintendo netflix
    amazon figma jira slack salesforce nike adidas ikea lego starbucks spotify uber airbnb huawei philips bosch siemens
    nvidia intel dell lenovo asus garmin fitbit canon nikon volvo renault fiat ferrari kawasaki yamaha suzuki ducati
    rolex gucci pepsi coca-cola boeing airbus hubspot zendesk shopify ibm porsche honda toyota bmw mercedes nissan
    mazda hyundai audi volkswagen
"""
COMPANIES = frozenset(_COMPANIES.split())
"""Companies whose names are no other words."""

_ENDS_OF_COMPANIES = """
    corp corporation inc ltd llc gmbh ag plc bv industries labs technologies systems logistics software solutions
    airlines pharma holdings partners ventures consulting
"""
ENDS_OF_COMPANIES = frozenset(_ENDS_OF_COMPANIES.split())
"""Last words of the names of companies: "Umbrella Corp"."""

_MORE_LAST_NAMES = """
    Doe Swift Musk Gates Trump Obama Biden Federer Nadal Messi Ronaldo Einstein Curie Bezos Buffett Winfrey
    Attenborough Ramsay Hamilton Verstappen Thunberg Zuckerberg Beethoven Lovelace Turing Darwin Astley Schwarzenegger
    Spielberg Tarantino DiCaprio Clooney Rihanna Mandela Gandhi Churchill Bolt Phelps Biles Djokovic Mbappe Haaland
"""
MORE_LAST_NAMES = frozenset(_MORE_LAST_NAMES.split())
"""Last names that are in no list of frequent ones."""

_FAMOUS = """
    steve_jobs tim_cook brad_pitt tom_cruise tom_hanks emma_stone emma_watson bruce_willis bruce_lee michael_jackson
    michael_jordan tiger_woods kate_winslet katy_perry freddie_mercury neil_armstrong rosa_parks martin_luther
    anna_wintour jamie_oliver bob_dylan john_lennon ed_sheeran billie_eilish
"""
FAMOUS = frozenset(tuple(one.split("_")) for one in _FAMOUS.split())
"""First and last names of well-known people whose last name alone is another word or a first name."""

_MORE_FIRST_NAMES = """
    abby andy annie charlie frankie freddy josh lizzie lola louie maggie muhammad ollie ozzie toby
    aarav adele aditi aditya afonso agathe agnieszka ahmed aiden aisha akash akira aleksandra alessandro alessia
    alfie ali alix alvaro amaia amara amelia amelie amina amit ananya anastasia anaya anika anjali ankit annika
    anouk antoine anton antonia aoife archie aria arjun arnaud arnav asher astrid asuka aurora ava ayaan ayumi
    baptiste bartek bastien beatrice beatrix beatriz benedikt benoit bjorn bram bruna caio callum camila camille
    carlotta catarina cecilia celine chiara chidi clara claudio clemens clémence corentin cormac daan
    daiki daniela daphne dasha davide declan deepa deepak diego divya dmitri dominika duarte edoardo eilidh elena
    eleonora eliana elias eline elisa ella ellie elodie eloise elsie emeline emil emilia emre esteban
    etienne evie ezekiel ezra fabian fatima federica federico felipe felix femke fenna filippo finlay finn florent
    florian francesca freddie freya frieda friederike gabi gaspard gaurav giacomo gianluca gianna gijs ginevra
    giorgia giovanni giulia giulio gonzalo gosia grayson gregor greta guilherme guillaume hana hanna harper harriet
    haruka haruki haruto hassan hazel heike heitor helena helene henrik henrique hina hinata hiro hugo hélène
    ignacio iker ilaria imogen ines ingrid irene ishaan isla jacek jakob jakub jannik jannis jasmijn jasper jaxon
    jayden jelle jeremie jeroen jette jisoo joao joaquim joaquin johanna johannes jonah jonas joost joris josiah
    joão jules juliette jurre jürgen kacper kai kaito kaori karan kasia katarzyna katya kavya kazuki kenji kenta
    klara koen kofi konrad korbinian kuba kwame käthe laetitia laia lara larissa lars lasse layla lea leire lena
    leni leo leonardo leonie leticia liam lieke lilou lily lina linh linus lisbeth lise loic lorena lorenzo louise
    luana luca lucia lucy ludovica ludwig luisa luiza lukas luna maartje madelyn mael magda magdalena maisie maja
    makoto malte manish manolo manon manu marcos margaux mariana marlene marta martina masha mateo mateusz matheus
    mathieu mathilda mathis matilda matteo matthias maud maxime maximilian maya meera mei michal mila millie
    milo milou minho mira misaki miyu mohammed moritz murilo nadja nanami naoki naomi neha nele nerea ngozi niamh
    nico nicolo niels nikhil niklas niko nils nisha noemi noemie noortje nora nuria oksana olek olena olga
    oliver ophelie oskar otis owen pablo paco penelope philipp pierre pietro piotr pooja poppy pranav priya quentin
    rafael rafaela rahul raj rajesh raphael remi reyansh rhys riccardo riku ritu riya rocio rodrigo rohan ronja
    rosie rowan sabine sacha sakshi salome sanjay sanne sasha scarlett sebastian sebastien shota shreya
    silas simone simran siobhan sneha sofia sofía solene sophie stefan steffi stella stijn suresh sven svenja
    svetlana szymon takeshi tanvi thanh theo thiago thibault thijs thorsten tiago tijn tilda tilly timeo tobi
    tobias tomas tomek tommaso tomoko uwe valentina vikram vitor vittoria vivaan wiebke wojtek wouter ximena yann
    yash yui yuka yuki yulia yusuf yuto zara zoey zofia zosia zuzanna zélie
"""
MORE_FIRST_NAMES = frozenset(map(str.capitalize, _MORE_FIRST_NAMES.split()))
"""First names that are in no list of frequent ones."""

_NICKNAMES = """
    hawks celtics nets hornets bulls cavaliers cavs mavericks mavs nuggets pistons warriors rockets pacers clippers
    lakers grizzlies heat bucks timberwolves pelicans knicks thunder magic sixers 76ers suns blazers kings spurs raptors
    jazz wizards cardinals falcons ravens bills panthers bears bengals browns cowboys broncos lions packers texans colts
    jaguars chiefs raiders chargers rams dolphins vikings patriots saints giants jets eagles steelers 49ers seahawks
    buccaneers titans commanders diamondbacks braves orioles cubs reds guardians rockies tigers astros royals angels
    dodgers marlins brewers twins mets yankees athletics phillies pirates padres mariners rangers nationals sox ducks
    bruins sabres flames hurricanes blackhawks avalanche oilers canadiens predators devils islanders senators flyers
    penguins sharks blues lightning leafs canucks capitals kraken
"""
_CLUBS = """
    arsenal chelsea liverpool everton tottenham fulham barcelona barca madrid atletico sevilla juventus milan inter
    napoli bayern dortmund leverkusen psg marseille lyon ajax psv feyenoord benfica porto celtic galatasaray fenerbahce
"""
TEAMS = frozenset(_NICKNAMES.split()) | frozenset(_CLUBS.split())
"""Two of these on both sides of an "at" or a "vs" play against each other. Many are other words too."""
