"""Which process sends a message, so that one that has lost its chat to another notices."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody holds what waits now."""
    op.add_column("outbox", sa.Column("holder", sa.BigInteger()))


def downgrade() -> None:
    """What waits stays."""
    op.drop_column("outbox", "holder")
