"""What a browser does with the board's pages, without drawing them."""

import re
from dataclasses import dataclass

import httpx2

ADDRESS = "http://127.0.0.1:8765"
_TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class Browser:
    """Keeps cookies, follows redirects, and sends forms with the token of the page that they are on."""

    client: httpx2.AsyncClient
    token: str = ""

    async def get(self, path: str) -> httpx2.Response:
        """Open a page."""
        answer = await self.client.get(path)
        if found := _TOKEN.search(answer.text):
            self.token = found[1]
        return answer

    async def post(self, path: str, *, origin: str = ADDRESS, **fields: str) -> httpx2.Response:
        """Send a form of the page that was opened last."""
        form = {"csrf": self.token} | fields
        return await self.client.post(path, data=form, headers={"Origin": origin})

    async def sign_in(self, person: str) -> httpx2.Response:
        """Sign in from the list of the sample's people."""
        await self.get("/sign-in")
        await self.post("/sign-in", person=person)
        return await self.get("/")
