"""The barest bot of python-telegram-bot: python -m tests.bench.echo_ptb URL CONCURRENT; says back what it hears."""

import sys

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from tests.telegram.server import TOKEN


async def echo(update: Update, context) -> None:  # type: ignore[no-untyped-def]
    assert update.effective_chat
    await context.bot.send_message(update.effective_chat.id, update.message.text if update.message else "…")


if __name__ == "__main__":
    url, concurrent = sys.argv[1], int(sys.argv[2])
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").pool_timeout(30)
    if concurrent > 1:
        builder = builder.concurrent_updates(concurrent).connection_pool_size(concurrent)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(echo))
    application.run_polling()
