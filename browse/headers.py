"""Headers for every answer of the server: nothing from other hosts, nothing framed, no address told to others."""

from collections.abc import Awaitable, Callable
from typing import Any

# Datasette's own pages have scripts in their markup; ours have none, and a stricter policy.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]


def guarded(app: App) -> App:
    """The application with `HEADERS` on each answer that does not set them itself."""

    async def guarding(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        async def sending(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message.get("headers", [])}
                missing = [(name, value) for name, value in HEADERS.items() if name not in given]
                message = message | {"headers": [*message.get("headers", []), *missing]}
            await send(message)

        await app(scope, receive, sending)

    return guarding
