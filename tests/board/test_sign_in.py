from tests.board.browser import Browser


async def test_nobody_sees_a_page_before_signing_in(browser: Browser) -> None:
    answer = await browser.get("/")
    assert answer.url.path == "/sign-in"


async def test_whoever_signs_in_gets_to_the_page_that_they_asked_for(browser: Browser) -> None:
    await browser.get("/?team=front-door")
    answer = await browser.post("/sign-in", person="P-110")
    assert answer.url.raw_path == b"/?team=front-door"
    assert "Marguerite Tollen" in answer.text


async def test_signing_out_ends_the_session_for_every_copy_of_its_cookie(browser: Browser) -> None:
    await browser.sign_in("P-110")
    copy = browser.client.cookies["frontdoor"]
    await browser.post("/sign-out")
    browser.client.cookies.set("frontdoor", copy)
    assert (await browser.get("/")).url.path == "/sign-in"
