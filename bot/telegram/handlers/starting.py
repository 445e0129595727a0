"""/start, /language, /help: who we are and in which language."""

from dataclasses import replace

from telegram import Update

from bot.scenario.vocabulary import Language
from bot.telegram import keyboards
from bot.telegram.callback_data import ChooseLanguage
from bot.telegram.desk import Desk
from bot.telegram.menus import managers_commands
from bot.texts.catalogue import texts


async def start(update: Update, desk: Desk) -> None:
    """Say in a minute what this is; a newcomer is asked for his language first."""
    known = await desk.practice.users.find(desk.user.id)
    await desk.remember()
    if desk.is_manager:
        # When the bot started, Telegram may not have known him yet.
        desk.presence.offer(desk.chat, managers_commands(desk.settings.language))
    if known is None or known.language is None:
        desk.say("ui.language_ask", keyboards.languages())
        return
    desk.say("ui.start", keyboards.modes(desk.words))


async def language(update: Update, desk: Desk) -> None:
    """Offer both languages."""
    desk.say("ui.language_ask", keyboards.languages())


async def choose_language(update: Update, desk: Desk, press: ChooseLanguage) -> None:
    """Keep the language and begin in it."""
    if press.language not in set(Language):
        desk.say("ui.stale")
        return
    chosen = Language(press.language)
    await desk.practice.users.set_language(desk.user.id, chosen, desk.practice.now())
    understood = replace(desk, words=texts(chosen))
    understood.say("ui.language_set")
    understood.say("ui.start", keyboards.modes(understood.words))


async def show_help(update: Update, desk: Desk) -> None:
    """The commands."""
    words, cost = desk.words, round(desk.practice.shelf.hint_cost())
    text = words("ui.help", points=words("count.points", n=cost))
    if desk.is_manager:
        text += "\n\n" + words("ui.help_manager")
    desk.outbox.say(desk.chat, text)
