"""A leader at the widget in a browser: says, presses, and waits for what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

SITUATION = (
    "I've inherited a senior team I didn't pick. Two are superb, one is coasting, one is openly waiting for me to fall "
    "flat and plays golf with the cabinet member. The last monitoring visit said we're moving the right way, but "
    "that's because I'm rewriting their papers at midnight, and my husband has started leaving the room when I open "
    "the laptop. HR tell me any change will take nine months. How soon is it reasonable to move people, and how do I "
    "get the rest to step up in the meantime?"
)
ALL = "All of these"


@dataclass
class Leader:
    page: Page

    @property
    def box(self) -> Locator:
        return self.page.get_by_label("Your message")

    @property
    def replies(self) -> Locator:
        return self.page.locator("li.reply")

    @property
    def said(self) -> Locator:
        return self.page.locator("li.said > .told")

    @property
    def last(self) -> Locator:
        return self.replies.last

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def arrive(self, url: str) -> None:
        await self.page.goto(url)
        await expect(self.replies.first).to_be_visible()

    async def say(self, text: str) -> None:
        before = await self.replies.count()
        await self.box.fill(text)
        await self.box.press("Enter")
        await self.answered(before)

    async def press(self, name: str) -> None:
        before = await self.replies.count()
        await self.last.get_by_role("button", name=name, exact=True).click()
        await self.answered(before)

    async def answered(self, before: int) -> None:
        """Waits until there is one more reply than before and nothing is under way."""
        await expect(self.replies).to_have_count(before + 1)
        await expect(self.page.locator(".transcript[aria-busy=false]")).to_be_visible()

    async def offers(self, name: str) -> bool:
        return await self.last.get_by_role("button", name=name, exact=True).count() > 0

    async def to_findings(self, situation: str = SITUATION) -> None:
        await self.say(situation)
        while not await self.offers(ALL):
            before = await self.replies.count()
            await self.last.locator(".choices button").last.click()
            await self.answered(before)

    async def to_questions(self) -> None:
        await self.to_findings()
        await self.press(ALL)

    async def to_rating(self) -> None:
        """The situation above leads to a question that asks for a number."""
        await self.to_questions()
        while not await self.last.locator("form.rating").count():
            await self.press("Skip")

    async def to_steps(self) -> None:
        while not await self.offers("No next step"):
            await self.press("Skip")

    async def transcript(self) -> list[str]:
        return await self.said.all_inner_texts()
