"""The commands that Telegram offers people; managers have some more."""

from collections.abc import Sequence

import structlog
from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.config import Settings
from bot.scenario.vocabulary import Language
from bot.texts.catalogue import texts

OFFERED = ("practice", "hint", "brief", "pause", "resume", "stop", "progress", "language", "help", "privacy")
MANAGERS_OFFERED = (*OFFERED, "review", "invite")

log = structlog.get_logger(__name__)


async def register_commands(bot: Bot, settings: Settings) -> None:
    """Tell Telegram the commands of everybody, by language, and those of managers; each by itself may fail."""
    everybody = BotCommandScopeAllPrivateChats()
    await _register(bot, _commands(OFFERED, settings.language), everybody)
    for language in Language:
        await _register(bot, _commands(OFFERED, language), everybody, language.value)
    for manager in sorted(settings.managers):
        await _register(bot, managers_commands(settings.language), BotCommandScopeChat(manager))


def managers_commands(language: Language) -> list[BotCommand]:
    """What a manager is offered."""
    return _commands(MANAGERS_OFFERED, language)


async def _register(bot: Bot, commands: Sequence[BotCommand], scope: BotCommandScope, code: str | None = None) -> None:
    try:
        await bot.set_my_commands(commands, scope, language_code=code)
    except TelegramError as error:
        log.warning("commands are not registered", scope=scope.type, reason=error.message)


def _commands(names: tuple[str, ...], language: Language) -> list[BotCommand]:
    words = texts(language)
    return [BotCommand(name, words(f"commands.{name}")) for name in names]
