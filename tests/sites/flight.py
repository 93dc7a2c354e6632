"""How Next.js puts data into its pages: as one JSON document, or as pieces of a stream of rows ("flight")."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

# What Next.js writes otherwise in JSON that stands in HTML.
UNSAFE = {"&": "\\u0026", "<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}
# React sends a longer text as a row of its own, which its place only refers to.
LONGEST_INLINE = 1024
# Bytes of the stream that one script pushes.
PIECE = 2_000


def safe_json(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.translate({ord(sign): escaped for sign, escaped in UNSAFE.items()})


def next_data(page: str, props: Mapping[str, Any], query: Mapping[str, str]) -> str:
    """The script that the pages router ends a page with."""
    document = {
        "props": {"pageProps": props, "__N_SSP": True},
        "page": page,
        "query": query,
        "buildId": "k3Zt0Vw1uQmR7sYxN2aLe",
        "isFallback": False,
        "gssp": True,
        "locale": "id",
        "scriptLoader": [],
    }
    return f'<script id="__NEXT_DATA__" type="application/json">{safe_json(document)}</script>'


def flight(segments: tuple[str, ...], props: Mapping[str, Any]) -> str:
    """The scripts that the app router ends a page with: the tree of `segments`, then the props of its client part."""
    rows = [
        '1:"$Sreact.fragment"\n',
        '2:I[9766,[],""]\n3:I[98924,[],""]\n',
        '5:I[24431,["874","static/chunks/874-0d1f.js","182","static/chunks/app/(portal)/page-77c1.js"],"default"]\n',
        f"0:{_json(_tree(segments))}\n",
        *_with_texts(props),
    ]
    pushes = (f"<script>self.__next_f.push([1,{safe_json(piece)}])</script>" for piece in _pieces("".join(rows)))
    return "".join(["<script>(self.__next_f=self.__next_f||[]).push([0])</script>", *pushes])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tree(segments: tuple[str, ...]) -> dict[str, Any]:
    leaf: list[Any] = ["__PAGE__", {}]
    for segment in reversed(segments):
        leaf = [segment, {"children": leaf}]
    return {"P": None, "b": "k3Zt0Vw1uQmR7sYxN2aLe", "c": ["", *segments], "f": [[["", {"children": leaf}], "$L6"]]}


def _with_texts(props: Mapping[str, Any]) -> Iterator[str]:
    """The rows of the long texts, each with its length in bytes and no end of line, and that of what refers to them."""
    texts: list[str] = []
    value = _referring(dict(props), texts)
    for number, text in enumerate(texts):
        yield f"{_row(number)}:T{len(text.encode()):x},{text}"
    yield f"6:{_json(['$', '$L5', None, value])}\n"


def _row(number: int) -> str:
    return f"{number + 7:x}"


def _referring(value: Any, texts: list[str]) -> Any:
    if isinstance(value, dict):
        return {key: _referring(one, texts) for key, one in value.items()}
    if isinstance(value, list):
        return [_referring(one, texts) for one in value]
    if isinstance(value, str) and len(value) >= LONGEST_INLINE:
        texts.append(value)
        return f"${_row(len(texts) - 1)}"
    # A text that opens with the sign of references is written with two.
    return f"${value}" if isinstance(value, str) and value.startswith("$") else value


def _pieces(stream: str) -> Iterator[str]:
    return (stream[start : start + PIECE] for start in range(0, len(stream), PIECE))
