"""The great screens look as they did; what differs is saved beside the test's other leavings.

`python -m tests.ui.window.pictures` draws the pictures anew.
"""

import importlib.util
from pathlib import Path

import pygame
import pytest

_SPEC = importlib.util.spec_from_file_location("pictures", Path(__file__).with_name("pictures.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
pictures = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(pictures)


@pytest.mark.skipif(
    pictures.known_build() != pictures.BUILD,
    reason=f"pictures are for {pictures.known_build() or 'no build yet'}, this is {pictures.BUILD}",
)
def test_the_great_screens_look_as_they_did(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    wrong = []
    for name, actual in pictures.screens():
        golden = pygame.image.load(pictures.FOLDER / f"{name}.png")
        share = pictures.differing(actual, golden)
        if share > pictures.SHARE:
            pygame.image.save(actual, tmp_path / f"{name}_actual.png")
            golden.blit(actual, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
            pygame.image.save(golden, tmp_path / f"{name}_difference.png")
            wrong.append(f"{name}: {share:.1%} of pixels, see {tmp_path}")
    assert not wrong, "\n".join(wrong)
