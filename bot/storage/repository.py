"""What the practice service keeps, by matter."""

from bot.storage.membership import Memberships
from bot.storage.sessions import Sessions
from bot.storage.uploads import Uploads
from bot.storage.users import Users
from bot.storage.working import Hands
from bot.storage.writing import Writes


class Repository:
    """Every call of its parts is one transaction, unless the writer gathers several."""

    def __init__(self, hands: Hands, writer: Writes) -> None:
        self.users = Users(hands, writer)
        self.sessions = Sessions(hands, writer)
        self.uploads = Uploads(hands, writer)
        self.memberships = Memberships(hands, writer)
