"""How much help a session is played with, and how many hints were taken."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Older sessions were played with hints; how many were taken is not known."""
    op.add_column("sessions", sa.Column("help", sa.String(8), nullable=False, server_default="hints"))
    op.add_column("sessions", sa.Column("hints", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("sessions", "hints")
    op.drop_column("sessions", "help")
