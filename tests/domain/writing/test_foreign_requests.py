"""Prompts in other languages: what they ask for is read as in English."""

import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form

BREAD = generate_content(b"bread", 240, title="How to bake bread.mp4")


@pytest.mark.parametrize(
    "prompt",
    [
        "Wie viele Personen sind zu sehen? Antworte nur mit einer Zahl.",
        "Combien de personnes sont dans la vidéo ? Réponds uniquement avec un nombre.",
        "¿Cuántas personas hay? Responde solo con un número.",
        "この動画には何人いますか？数字だけで答えてください。",
    ],
)
def test_a_number_is_a_number_in_every_language(prompt: str) -> None:
    assert re.fullmatch(r"\d+", answer(BREAD, 240, prompt))


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("Gib mir eine nummerierte Liste der Schritte.", Form.NUMBERED),
        ("Mache eine Tabelle mit allen Szenen.", Form.TABLE),
        ("Enumera los pasos en una lista numerada.", Form.NUMBERED),
        ("Fais une liste à puces avec les étapes.", Form.BULLETS),
        ("¿Quién habla en el vídeo?", Form.QUESTION),
        ("Quels sont les moments forts ? Donne-moi cinq puces avec horodatage.", Form.HIGHLIGHTS),
    ],
)
def test_a_form_is_read_in_every_language(prompt: str, form: Form) -> None:
    assert read_prompt(prompt).form is form


def test_spanish_with_is_no_drawback() -> None:
    assert "drawback" not in answer(BREAD, 240, "Haz una lista de los utensilios con el minuto en que aparecen.")


@pytest.mark.parametrize("prompt", ["How long is the video?", "List the cons", "What is the mood?", "tl;dr"])
def test_english_prompts_stay_english(prompt: str) -> None:
    assert "This text is in English" not in answer(BREAD, 240, prompt)
