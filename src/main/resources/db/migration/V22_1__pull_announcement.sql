-- The notices of notified pulls that came. Runs unchanged on H2 and on PostgreSQL.

-- announcement_id follows from sender and identifier; patient_index is a keyed hash of whom it is about.
-- due_at is when to fetch, and NULL once nothing is to be fetched any more: then whose it was and the
-- authorization base are no longer in content_sealed.
CREATE TABLE pull_announcement (
  announcement_id VARCHAR(64) PRIMARY KEY,
  message_id UUID NOT NULL REFERENCES inbox_message (message_id),
  content_sealed BYTEA NOT NULL,
  patient_index VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  version INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  reason_code VARCHAR(64),
  reason VARCHAR(1000),
  outcome VARCHAR(32),
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  due_at TIMESTAMP WITH TIME ZONE,
  give_up_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX pull_announcement_by_due ON pull_announcement (due_at);
