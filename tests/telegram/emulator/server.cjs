// telegram-test-api on loopback, with what it lacks in front: node server.cjs PORT
const http = require("node:http");
const TelegramServer = require("telegram-test-api");

const port = Number(process.argv[2]);
const server = new TelegramServer({ port, host: "127.0.0.1" });
const seconds = () => Math.floor(Date.now() / 1000);
let number = 100000;

// Telegram counts time in seconds, and every callback query names its chat instance.
const format = TelegramServer.formatUpdate;
TelegramServer.formatUpdate = (update) => {
  const formatted = format(update);
  if (formatted.callback_query) formatted.callback_query.chat_instance = "1";
  return formatted;
};
const add = server.addBotMessage.bind(server);
server.addBotMessage = (message, token) => ({ ...add(message, token), date: seconds() });

const sent = () => ({ message_id: number++, date: seconds(), chat: { id: 1, type: "private" } });
const LACKING = {
  getMe: () => ({ id: 666, is_bot: true, first_name: "Test", username: "TestNameBot" }),
  sendChatAction: () => true,
  setMyCommands: () => true,
  sendPhoto: sent,
  sendDocument: sent,
};

http
  .createServer((request, response) => {
    const method = (/^\/bot[^/]+\/(\w+)/.exec(request.url) || [])[1];
    if (method in LACKING) {
      request.resume().on("end", () => {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ ok: true, result: LACKING[method]() }));
      });
    } else if (method === "editMessageText") {
      // It answers null where Telegram answers the message; kept as a message of the bot, so that a person sees it.
      request.url = request.url.replace("editMessageText", "sendMessage");
      server.webServer(request, response);
    } else {
      // It knows no long polling: a short wait keeps the bot from asking without pause.
      setTimeout(() => server.webServer(request, response), method === "getUpdates" ? 50 : 0);
    }
  })
  .listen(port, "127.0.0.1", () => console.log("ready"));
