"""The late import of what makes content up."""

import sys
from subprocess import run

from mockserver.domain.generation.imagined import import_generator

CODE = """
import sys
from mockserver.domain.generation.imagined import import_generator, imagined_content
from mockserver.domain.meaning.spelling import near_spellings

import_generator()
sys.addaudithook(lambda event, values: event == "open" and print(values[0]))
for name in ("beach volleybal", "Omas Kartoffelsalat", None):
    content = imagined_content(b"digest", 300, title=name)
    print(len(content.scenes), *content.hashtags, near_spellings("volleybal"))
"""


def test_it_reads_all_data_so_that_no_search_does() -> None:
    import_generator()  # compiles what has changed

    lines = run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True).stdout.splitlines()

    assert len(lines) >= 3
    assert [line for line in lines if "/data/" in line or "/compiled/" in line] == []
