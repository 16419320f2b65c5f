"""What may be in an SVG that anyone can open: a drawing, whole in itself, and nothing else.

A page shows an SVG without running it, but the file has an address of its own, where a
browser would run what is in it and fetch what it refers to.
"""

from __future__ import annotations

import re
from typing import Never
from xml.parsers import expat

from iriscli.text import quoted


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = _names(
    """
    svg g defs symbol use switch title desc metadata style
    path rect circle ellipse line polyline polygon text tspan textPath image
    clipPath mask pattern marker linearGradient radialGradient stop filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
    """
)
# Attributes whose values are words, and those whose values are read as CSS.
_KNOWN = _names(
    """
    id class lang role title version type baseProfile systemLanguage requiredFeatures
    requiredExtensions media zoomAndPan contentStyleType
    """
)
_VALUES = _names(
    """
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox rotate
    preserveAspectRatio transform pathLength offset textLength lengthAdjust startOffset
    gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth
    markerHeight refX refY orient filterUnits primitiveUnits enable-background
    in in2 result mode operator k1 k2 k3 k4 values tableValues slope intercept amplitude
    exponent stdDeviation edgeMode order kernelMatrix divisor bias targetX targetY
    preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
    kernelUnitLength scale xChannelSelector yChannelSelector azimuth elevation radius
    baseFrequency numOctaves seed stitchTiles z pointsAtX pointsAtY pointsAtZ
    limitingConeAngle
    style fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color
    clip clip-path clip-rule mask mask-type filter marker marker-start marker-mid marker-end
    stop-color stop-opacity flood-color flood-opacity lighting-color display visibility
    overflow color-interpolation color-interpolation-filters color-rendering
    shape-rendering text-rendering image-rendering vector-effect paint-order isolation
    mix-blend-mode solid-color solid-opacity font font-family font-size font-style
    font-variant font-weight font-stretch font-size-adjust kerning letter-spacing
    word-spacing text-anchor text-decoration dominant-baseline alignment-baseline
    pointer-events cursor
    baseline-shift writing-mode direction unicode-bidi transform-origin transform-box
    """
)
_XLINK = "http://www.w3.org/1999/xlink "
_REFERENCES = {"href", f"{_XLINK}href"}
_KNOWN |= {f"{_XLINK}{name}" for name in ("title", "type", "role", "show", "actuate")}
# And not xml:base, which would move every reference.
_KNOWN |= {f"http://www.w3.org/XML/1998/namespace {name}" for name in ("space", "lang", "id")}
# What drawing programs note for themselves: browsers make nothing of it.
_NOTES = re.compile(
    r"http://(?:www\.inkscape\.org/|sodipodi\.sourceforge\.net/|www\.serif\.com/"
    r"|www\.bohemiancoding\.com/sketch/|www\.w3\.org/1999/02/22-rdf-syntax-ns#"
    r"|purl\.org/dc/|creativecommons\.org/ns#|web\.resource\.org/cc/|ns\.adobe\.com/"
    r"|schemas\.microsoft\.com/visio/|www\.figma\.com/|krita\.org/|www\.corel\.com/)"
)
_NOTED = re.compile(rf"{_NOTES.pattern}|data-|aria-")
_INSIDE = re.compile(r"[ \t\r\n]*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,])")
_FUNCTION = re.compile(r"(?<![\w-])([\w-]*+)\(\s*[\"']?(#?)")
_FUNCTIONS = _names(
    """
    rgb rgba hsl hsla calc var matrix matrix3d translate translatex translatey translatez
    translate3d scale scalex scaley scalez scale3d rotate rotatex rotatey rotatez rotate3d
    skewx skewy cubic-bezier not is where nth-child nth-of-type blur drop-shadow opacity
    """
) | {""}
_UNSAFE = re.compile(r"\\|@(?!(?:media|supports|keyframes)\b)[\w-]*", re.IGNORECASE)
_DTDS = "http://www.w3.org/"
_ENCODINGS = {"", "utf-8", "us-ascii", "iso-8859-1"}  # in which expat and browsers agree


class _FlawError(Exception):
    """What a drawing must not have."""


def flaw(octets: bytes) -> str:
    """Return why an SVG cannot be handed out and what to do; empty where it can."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    styles: list[str] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(name)
        _element(name, attributes)

    def text(data: str) -> None:
        if path[-1] == f"{_SVG} style":
            styles.append(data)

    parser.XmlDeclHandler = _declaration
    parser.StartDoctypeDeclHandler = _document_type
    parser.ProcessingInstructionHandler = _instruction
    parser.SkippedEntityHandler = _entity
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: path.pop()
    parser.CharacterDataHandler = text
    try:
        parser.Parse(octets, True)  # noqa: FBT003 - these octets are all: a name it has none
        _css("".join(styles))
    except _FlawError as error:
        return f"the drawing has {error}, which a logo must not have; save it as PNG"
    except expat.ExpatError as error:
        return f"the drawing is broken in line {error.lineno}; save it again, or save it as PNG"
    return ""


def _refuse(kind: str, what: object) -> Never:
    raise _FlawError(f"the {kind} {quoted(what)}")


def _declaration(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding or "").lower() not in _ENCODINGS:
        _refuse("encoding", encoding)


def _document_type(_name: str, system: str | None, _public: str | None, internal: int) -> None:
    """Refuse what could declare entities; browsers know SVG's own DTDs and fetch none."""
    if internal or not (system or _DTDS).startswith(_DTDS):
        _refuse("document type", "internal" if internal else system)


def _instruction(target: str, _data: str) -> None:
    if target != "xpacket":  # Adobe's, around metadata
        _refuse("instruction", target)


def _entity(name: str, _parameter: int) -> None:
    _refuse("entity", name)


def _element(name: str, attributes: dict[str, str]) -> None:
    space, _, local = name.rpartition(" ")
    noted = _NOTES.match(space)
    if not noted and (space != _SVG or local not in _ELEMENTS):
        _refuse("element", local)
    for key, value in attributes.items():
        if key in _REFERENCES:
            if not _INSIDE.match(value):
                _refuse("reference", value)
        elif key in _VALUES:
            _css(value)
        elif not (key in _KNOWN or _NOTED.match(key) or (noted and " " not in key)):
            _refuse("attribute", key.rpartition(" ")[2])


def _css(text: str) -> None:
    """Refuse escapes, rules that fetch, and functions that do not draw."""
    if unsafe := _UNSAFE.search(text):
        _refuse("style", f"{unsafe[0]} …")
    for name, inside in _FUNCTION.findall(text):
        if name.lower() not in _FUNCTIONS and not (name.lower() == "url" and inside):
            _refuse("style", f"{name}(…)")
