"""The -ing form and the base form of English verbs."""

import re

_DOUBLED = re.compile(r"(?:(?:un|re)(?=[^aeiou]))?[^aeiou]*[aeiou][bdgklmnprt]|begin|forget|admit|refer|prefer|equip")


def gerund(verb: str) -> str:
    """Return the form in -ing: "making", "tying", "cutting"."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _DOUBLED.fullmatch(verb) else f"{verb}ing"


def infinitive(verb: str) -> str:
    """Return the base form of a verb in -s: "eat", "try", "catch"."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("ches", "shes", "sses", "xes", "oes")) else verb[:-1]
