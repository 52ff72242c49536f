"""A request to Tika and its answer over kept connections, by libcurl: a quarter of the processor time of urllib3."""

import io
import ssl
from collections.abc import Mapping
from typing import BinaryIO

import pycurl

_PIECE = 1 << 18
_NO_HEADER = ("Expect:", "Transfer-Encoding:")
"""Headers that libcurl would add: both cost Tika time, and the size of a file is known."""

_REFUSED = frozenset({pycurl.E_COULDNT_CONNECT, pycurl.E_COULDNT_RESOLVE_HOST})


class Refused(Exception):
    """The server could not be reached."""


class BrokeOff(Exception):
    """The connection ended in the middle, or what came was no HTTP."""


class AnswerTooLong(Exception):
    """The answer has more bytes than were allowed."""


class Exchange:
    """Connections that are opened when they are needed and kept between requests; for one thread."""

    def __init__(self, *, connect_s: float) -> None:
        self._curl = curl = pycurl.Curl()
        curl.setopt(pycurl.CUSTOMREQUEST, "PUT")
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(connect_s * 1000))
        curl.setopt(pycurl.NOSIGNAL, 1)  # without it timeouts are no matter of one thread
        curl.setopt(pycurl.NOPROXY, "*")
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
        curl.setopt(pycurl.BUFFERSIZE, _PIECE)
        _trust(curl, ssl.get_default_verify_paths())

    def put(
        self, url: str, headers: Mapping[str, str], content: bytes | BinaryIO, *, timeout_s: float, most_bytes: int
    ) -> tuple[int, bytes]:
        """Sends `content`, whose size is in `headers`; returns the status and the body of the answer.

        Raises Refused, BrokeOff, AnswerTooLong, and TimeoutError when it all takes longer than `timeout_s`.
        """
        body, curl = io.BytesIO(), self._curl
        curl.setopt(pycurl.URL, url)
        curl.setopt(pycurl.HTTPHEADER, [*(f"{name}: {value}" for name, value in headers.items()), *_NO_HEADER])
        curl.setopt(pycurl.TIMEOUT_MS, int(timeout_s * 1000))
        curl.setopt(pycurl.MAXFILESIZE_LARGE, most_bytes)
        curl.setopt(pycurl.WRITEDATA, body)
        self._give(content)
        try:
            curl.perform()
        except pycurl.error as fault:
            raise self._fault(int(fault.args[0])) from fault
        return curl.getinfo(pycurl.RESPONSE_CODE), body.getvalue()

    def _give(self, content: bytes | BinaryIO) -> None:
        if isinstance(content, bytes):
            self._curl.setopt(pycurl.UPLOAD, 0)
            self._curl.setopt(pycurl.POSTFIELDS, content)
        else:
            self._curl.setopt(pycurl.UPLOAD, 1)
            self._curl.setopt(pycurl.READDATA, content)

    def _fault(self, code: int) -> Exception:
        late = code == pycurl.E_OPERATION_TIMEDOUT
        if code in _REFUSED or (late and not self._curl.getinfo(pycurl.CONNECT_TIME)):
            return Refused()
        if code == pycurl.E_FILESIZE_EXCEEDED:
            return AnswerTooLong()
        return TimeoutError() if late else BrokeOff()


def _trust(curl: pycurl.Curl, paths: ssl.DefaultVerifyPaths) -> None:
    """The certificate authorities that Python trusts on this machine."""
    if paths.cafile:
        curl.setopt(pycurl.CAINFO, paths.cafile)
    if paths.capath:
        curl.setopt(pycurl.CAPATH, paths.capath)
