"""Indexes for deleting: what hangs on a session that goes, and which sessions are old enough to go."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Without them each session deleted is looked for among all of them."""
    op.create_index("ix_sessions_parent", "sessions", ["parent_id"])
    op.create_index("ix_sessions_status_finished", "sessions", ["status", "finished_at"])


def downgrade() -> None:
    """Do without."""
    op.drop_index("ix_sessions_status_finished", "sessions")
    op.drop_index("ix_sessions_parent", "sessions")
