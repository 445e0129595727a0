"""CI's look for known vulnerabilities, against a server of OSV's interface that knows one flaw, or none."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.support.worlds import ROOT

pytestmark = pytest.mark.timeout(180)

JINJA = {
    "id": "PYSEC-2014-8",
    "schema_version": "1.6.0",
    "summary": "Insecure creation of temporary files.",
    "affected": [
        {
            "package": {"name": "jinja2", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.7.2"}]}],
        }
    ],
}


def knowing(package: str, version: str) -> list[dict]:
    return [JINJA] if (package, version) == ("jinja2", "2.4.1") else []


def ignorant(package: str, version: str) -> list[dict]:
    return []


@asynccontextmanager
async def osv(flaws: Callable[[str, str], list[dict]]) -> AsyncIterator[str]:
    async def query(request: Request) -> JSONResponse:
        asked = await request.json()
        found = flaws(asked["package"]["name"], asked["version"])
        return JSONResponse({"vulns": found} if found else {})

    app = Starlette(routes=[Route("/v1/query", query, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none", lifespan="off"))
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        # uvicorn tells of its start by this attribute alone.
        while not server.started:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v1/query"
        finally:
            server.should_exit = True


async def audit(url: str, *arguments: str, **environment: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        ROOT / ".ci/audit",
        *arguments,
        env={**os.environ, "AUDIT_OSV_URL": url, **environment},
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_a_pin_with_a_known_flaw_fails_and_what_is_installed_here_passes(tmp_path):
    pins = tmp_path / "requirements.txt"
    pins.write_text("jinja2==2.4.1\nstructlog==25.1.0\n", encoding="utf-8")
    async with osv(knowing) as url:
        code, said = await audit(url, str(pins))
        assert code == 1
        assert "jinja2 2.4.1: PYSEC-2014-8, fixed in 2.7.2\n2 packages audited" in said
        code, said = await audit(url)
        assert code == 0
        assert "0 vulnerabilities" in said


async def test_a_service_that_knows_no_flaw_at_all_is_not_believed(tmp_path):
    async with osv(ignorant) as url:
        code, said = await audit(url)
        assert (code, "NOT AUDITED" in said) == (0, True)
        code, said = await audit(url, AUDIT="required")
        assert (code, "NOT AUDITED" in said) == (1, True)
