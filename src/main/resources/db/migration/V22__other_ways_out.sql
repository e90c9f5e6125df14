-- What the other ways out remember. Runs unchanged on H2 and on PostgreSQL.

-- The authorization bases of notified pulls. notice_id is the UUID of the Task that carried it; token_index a keyed
-- hash of the token, receiver the organisation for which it holds.
CREATE TABLE pull_authorization (
  notice_id VARCHAR(64) PRIMARY KEY,
  token_index VARCHAR(64) NOT NULL UNIQUE,
  token_sealed BYTEA NOT NULL,
  person_id UUID NOT NULL,
  receiver VARCHAR(255) NOT NULL,
  valid_until TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX pull_authorization_by_end ON pull_authorization (valid_until);

-- When each box was last mailed; box_index is a keyed hash of its address.
CREATE TABLE mailed_box (
  box_index VARCHAR(64) PRIMARY KEY,
  mailed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
