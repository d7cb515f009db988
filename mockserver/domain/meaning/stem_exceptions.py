"""Exceptions of the stemmer: words that it takes for forms of a word with another meaning, and forms that it misses."""

_LIKE = """
    animation animations animated animate animator animators: cartoon
    training trainings: trainer
    boxing: boxer
    bowling: bowler
    fencing: fencer
    rowing: rower
    mining: miner
    running: runner
    riding: rider
    flying: flight
    fishing: angling
    hamburger hamburgers: burger
    holi: diwali
    improv: comedy
    drawing drawings: sketch
    engine engines: motor
    apart: asunder
    audition auditions auditioning: tryout
    authority authorities: officials
    busy: hectic
    careful carefully: cautious
    conversion conversions: converter
    customer customers: client
    depart departs departing departed: departure
    edition editions: version
    experience experiences experienced experiencing: expertise
    finally: lastly
    fitness: workout
    hospitality: hotelier
    important importantly importance: significant
    internal internally: inner
    kindness: compassion
    marinate marinates marinated marinating: marinade
    mobility: flexibility
    personal personally: private
    physical physically: bodily
    polite politely politeness: courteous
    procession processions: parade
    several: various
    tired: weary
    leaves: leaf
    calves: calf
    elves: elf
    halves: half
    hooves: hoof
    loaves: loaf
    shelves: shelf
    thieves: thief
    wives: wife
    wolves: wolf
    cacti: cactus
    fungi: fungus
    oxen: ox
    teeth: tooth
    ate eaten: eat
    bent: bend
    broke broken: break
    drawn: draw
    driven drove: drive
    fallen: fall
    frozen: freeze
    grown: grow
    rang: ring
    sang sung: sing
    sat: sit
    sent: send
    sewn: sew
    sold: sell
    spoken: speak
    stole: steal
    sunk sunken: sink
    swum: swim
    thrown: throw
    won: win
    wove woven: weave
    written: write
"""

_OTHERS = """
    astros baile bailes celtics dooring federer fille filles frosting icing lambing longeing messe mets natale nativity
    oilers organic packers padres presentes relativity valorant voguing wellness
"""


def _by_word() -> dict[str, str]:
    lines = (line.split(":") for line in _LIKE.strip().splitlines())
    return {word: other.strip() for words, other in lines for word in words.split()}


OTHER_WORDS = _by_word()
"""For each word the word whose stem it has."""

WORDS_OF_THEIR_OWN = frozenset(_OTHERS.split())
"""Words that are their own stem. The glossary says what they mean."""
