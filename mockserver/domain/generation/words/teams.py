"""Well-known teams, in lower case. Data only."""

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
