"""What the database remembers of itself: whose updates its numbers are."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is remembered yet."""
    op.create_table(
        "marks",
        sa.Column("name", sa.String(24), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("marks")
