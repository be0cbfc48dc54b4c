"""Eyes: colours as people see them who lack one kind of cone, or all (Machado, Oliveira & Fernandes 2009)."""

import numpy as np
import numpy.typing as npt

RGB = tuple[int, int, int]
Floats = npt.NDArray[np.float64]

KINDS: dict[str, Floats] = {
    "sound": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
    "achromat": np.array([[0.2126, 0.7152, 0.0722]] * 3),
}
"""Full dichromacy (severity 1) as matrices on linear light; the achromat sees luminance alone."""
_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])
_WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colours: npt.ArrayLike) -> Floats:
    """sRGB bytes to linear light 0..1."""
    part = np.asarray(colours, np.float64) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(colour: RGB, kind: str) -> Floats:
    """CIE L*a*b* of a colour as one kind of eye sees it."""
    light = np.clip(KINDS[kind] @ linear(colour), 0, 1)
    xyz = _XYZ @ light / _WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (xyz * 24389 / 27 + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(a: RGB, b: RGB, kind: str) -> float:
    """CIE 1976 colour difference of two colours to one kind of eye."""
    return float(np.linalg.norm(lab(a, kind) - lab(b, kind)))


def filtered(picture: npt.NDArray[np.uint8], kind: str) -> npt.NDArray[np.uint8]:
    """A picture [x, y, 3] as one kind of eye sees it."""
    light = np.clip(linear(picture) @ KINDS[kind].T, 0, 1)
    back = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return (back * 255 + 0.5).astype(np.uint8)
