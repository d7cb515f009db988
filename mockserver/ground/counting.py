"""Numbers of things, in words."""

_ENDINGS = (("x", "xes"), ("ch", "ches"), ("y", "ies"), ("s", "s"))


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, such as `1 index` and `2 indexes`; underscores in `noun` become spaces."""
    spelled = noun.replace("_", " ")
    if count == 1:
        return f"1 {spelled}"
    for ending, several in _ENDINGS:
        if spelled.endswith(ending):
            return f"{count:,} {spelled.removesuffix(ending)}{several}"
    return f"{count:,} {spelled}s"
