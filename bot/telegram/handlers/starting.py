"""/start, /language, /help: who we are and in which language."""

from telegram import Update

from bot.scenario.vocabulary import Language
from bot.telegram import keyboards
from bot.telegram.callback_data import ChooseLanguage
from bot.telegram.desk import Desk, who
from bot.telegram.menus import managers_commands
from bot.texts.catalogue import texts


async def start(update: Update, desk: Desk) -> None:
    """Say in a minute what this is; a newcomer is asked for his language first."""
    user, chat = who(update)
    known = await desk.practice.users.find(user.id)
    await desk.remember(user)
    if desk.is_manager(user):
        # When the bot started, Telegram may not have known him yet.
        desk.presence.offer(chat, managers_commands(desk.settings.language))
    words = await desk.words(user)
    if known is None or known.language is None:
        await desk.outbox.say(chat, words("ui.language_ask"), keyboards.languages())
        return
    await desk.outbox.say(chat, words("ui.start"), keyboards.modes(words))


async def language(update: Update, desk: Desk) -> None:
    """Offer both languages."""
    user, chat = who(update)
    words = await desk.words(user)
    await desk.outbox.say(chat, words("ui.language_ask"), keyboards.languages())


async def choose_language(update: Update, desk: Desk, press: ChooseLanguage) -> None:
    """Keep the language and begin in it."""
    user, chat = who(update)
    if press.language not in set(Language):
        await desk.outbox.say(chat, (await desk.words(user))("ui.stale"))
        return
    chosen = Language(press.language)
    await desk.practice.users.set_language(user.id, chosen, desk.practice.now())
    words = texts(chosen)
    await desk.outbox.say(chat, words("ui.language_set"))
    await desk.outbox.say(chat, words("ui.start"), keyboards.modes(words))


async def show_help(update: Update, desk: Desk) -> None:
    """The commands."""
    user, chat = who(update)
    words = await desk.words(user)
    points = words("count.points", n=round(desk.practice.shelf.hint_cost()))
    text = words("ui.help", points=points)
    if desk.is_manager(user):
        text += "\n\n" + words("ui.help_manager")
    await desk.outbox.say(chat, text)
