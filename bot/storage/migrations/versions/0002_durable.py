"""What was received and what is owed: the inbox, the outbox, uploads that wait for a word."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Create them, and the index by which idle sessions are found."""
    op.create_table(
        "inbox",
        sa.Column("seq", NUMBER, primary_key=True),
        sa.Column("update_id", sa.BigInteger(), unique=True),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("excess", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("received_at", sa.Float(), nullable=False),
        sa.Column("handled_at", sa.Float()),
    )
    op.create_index("ix_inbox_waiting", "inbox", ["lane", "seq"], sqlite_where=WAITING, postgresql_where=WAITING)
    op.create_index("ix_inbox_handled_at", "inbox", ["handled_at"])
    op.create_table(
        "outbox",
        sa.Column("seq", NUMBER, primary_key=True),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("method", sa.String(24), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("file", sa.LargeBinary()),
        sa.Column("error", sa.Text()),
        sa.Column("created_at", sa.Float(), nullable=False),
    )
    op.create_index("ix_outbox_waiting", "outbox", ["lane", "seq"], sqlite_where=WAITING, postgresql_where=WAITING)
    op.create_table(
        "uploads",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
    )
    op.create_index("ix_sessions_status_touched", "sessions", ["status", "touched_at"])


def downgrade() -> None:
    """Drop them; talks and users stay."""
    op.drop_index("ix_sessions_status_touched", "sessions")
    for table in ("uploads", "outbox", "inbox"):
        op.drop_table(table)
