"""The words in a file of Tesseract's language data, `*.traineddata`.

Such a file is a count, that many offsets, and parts. One part lists the signs that the language is written with,
another holds its words as a graph: an edge is a number of 64 bits, from the lowest: a sign's number, three flags, the
node that the edge leads to; a node is the place of its first edge, and the last edge of a node is marked.
"""

import struct
from array import array
from collections.abc import Iterator
from pathlib import Path

_WORDS, _SIGNS = 19, 21
"""Places of the parts among the offsets."""
_LAST, _BACKWARD, _WORD_END = 1, 2, 4
_FLAG_BITS = 3
_HEADER = struct.Struct("<hii")


def words_in(file: Path) -> Iterator[str]:
    """Every word as it is written there, in the graph's order."""
    data = file.read_bytes()
    signs = [line.split(" ")[0] for line in _part(data, _SIGNS).decode().splitlines()[1:]]
    graph = _part(data, _WORDS)
    _, sign_count, edge_count = _HEADER.unpack_from(graph)
    edges = array("Q", graph[_HEADER.size : _HEADER.size + 8 * edge_count])
    return _walk(edges, signs, sign_bits=sign_count.bit_length())


def _part(data: bytes, number: int) -> bytes:
    (count,) = struct.unpack_from("<i", data)
    offsets = struct.unpack_from(f"<{count}q", data, 4)
    start = offsets[number]
    return data[start : min((offset for offset in offsets if offset > start), default=len(data))]


def _walk(edges: "array[int]", signs: list[str], *, sign_bits: int) -> Iterator[str]:
    waiting = [(0, "")]
    while waiting:
        place, before = waiting.pop()
        flags = 0
        while not flags & _LAST:
            edge = edges[place]
            flags = edge >> sign_bits & (1 << _FLAG_BITS) - 1
            if not flags & _BACKWARD:
                word = before + signs[edge & (1 << sign_bits) - 1]
                if flags & _WORD_END:
                    yield word
                if target := edge >> sign_bits + _FLAG_BITS:
                    waiting.append((target, word))
            place += 1
