"""What goes over the wire to a Bot API server: forms in, limits as Telegram holds them."""

import json
from email.parser import BytesParser
from email.policy import HTTP
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl

TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote"})
TEXT_LIMIT, CALLBACK_LIMIT, ANSWER_LIMIT, BUTTONS_LIMIT = 4096, 64, 200, 100


class Refused(Exception):
    """An answer with status 400 and Telegram's words."""


def read_form(content_type: str, body: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Fields and files of a request."""
    if content_type.startswith("application/json"):
        return json.loads(body or b"{}"), {}
    if not content_type.startswith("multipart/"):
        return {name: _value(text) for name, text in parse_qsl(body.decode(), keep_blank_values=True)}, {}
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    fields: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    for part in message.iter_parts():  # type: ignore[attr-defined]
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if part.get_filename() is None:
            fields[name] = _value(content.decode())
        else:
            files[part.get_filename()] = content
    return fields, files


def check_limits(fields: dict[str, Any]) -> str | None:
    """Hold a request to Telegram's limits; the text as it is shown."""
    shown = None
    if "text" in fields and "callback_query_id" not in fields:
        shown = _without_tags(str(fields["text"])) if fields.get("parse_mode") == "HTML" else str(fields["text"])
        if not shown.strip():
            raise Refused("Bad Request: message text is empty")
        if len(shown.encode("utf-16-le")) // 2 > TEXT_LIMIT:
            raise Refused("Bad Request: message is too long")
    if "callback_query_id" in fields and len(str(fields.get("text", ""))) > ANSWER_LIMIT:
        raise Refused("Bad Request: MESSAGE_TOO_LONG")
    buttons = [button for row in (fields.get("reply_markup") or {}).get("inline_keyboard", []) for button in row]
    if len(buttons) > BUTTONS_LIMIT:
        raise Refused("Bad Request: reply markup is too long")
    for button in buttons:
        if not 1 <= len(button["callback_data"].encode()) <= CALLBACK_LIMIT:
            raise Refused("Bad Request: BUTTON_DATA_INVALID")
    return shown


def _value(text: str) -> Any:
    """Telegram reads objects and lists in forms as JSON; everything else stays a text."""
    return json.loads(text) if text[:1] in {"{", "["} and text[-1:] in {"}", "]"} and _is_json(text) else text


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Refused(f"Bad Request: can't parse entities: unsupported start tag {tag!r}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refused(f"Bad Request: can't parse entities: unexpected end tag {tag!r}")

    def handle_data(self, data: str) -> None:
        self.text += data


def _without_tags(text: str) -> str:
    shown = _Shown()
    shown.feed(text)
    shown.close()
    if shown.open:
        raise Refused(f"Bad Request: can't parse entities: can't find end tag for {shown.open[-1]!r}")
    return shown.text
