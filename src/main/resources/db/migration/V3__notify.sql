-- Subscriptions, and the numbered notifications of each. Runs unchanged on H2 and on PostgreSQL.

-- An event that cannot be published as it is waits here for somebody to look, and stops no other.
ALTER TABLE outbox_event ADD COLUMN set_aside_at TIMESTAMP WITH TIME ZONE;

-- One row, held by whoever gives numbers, so that only one does.
CREATE TABLE event_publisher (
  publisher INTEGER PRIMARY KEY,
  held_at TIMESTAMP WITH TIME ZONE
);
INSERT INTO event_publisher (publisher) VALUES (1);

-- terms_index is a keyed hash of what is subscribed to by whom, NULL once removed. event_count is the
-- number of the last event. handshaken: its endpoint answered a handshake under these terms;
-- activated: it once did under any, so its events are numbered. lease_token rises with every holder: what an earlier holder writes is refused.
CREATE TABLE subscription (
  subscription_id VARCHAR(64) PRIMARY KEY,
  owner VARCHAR(255) NOT NULL,
  operator_name VARCHAR(64) UNIQUE,
  topic VARCHAR(255) NOT NULL,
  terms_sealed BYTEA,
  terms_index VARCHAR(64) UNIQUE,
  revision INTEGER NOT NULL,
  status VARCHAR(16) NOT NULL,
  reason VARCHAR(32),
  stopped BOOLEAN NOT NULL,
  handshaken BOOLEAN NOT NULL,
  activated BOOLEAN NOT NULL,
  event_count BIGINT NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  removed_at TIMESTAMP WITH TIME ZONE,
  lease_owner VARCHAR(64),
  lease_token BIGINT NOT NULL,
  lease_until TIMESTAMP WITH TIME ZONE
);

CREATE TABLE notification (
  subscription_id VARCHAR(64) NOT NULL REFERENCES subscription (subscription_id),
  event_number BIGINT NOT NULL,
  person_id UUID NOT NULL,
  kind VARCHAR(64) NOT NULL,
  focus_type VARCHAR(64) NOT NULL,
  focus_id VARCHAR(64) NOT NULL,
  focus_version INTEGER NOT NULL,
  context VARCHAR(8000) NOT NULL,
  occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  state VARCHAR(16) NOT NULL,
  reason VARCHAR(32),
  attempts INTEGER NOT NULL,
  last_attempt_at TIMESTAMP WITH TIME ZONE,
  settled_at TIMESTAMP WITH TIME ZONE,
  content_hash VARCHAR(64),
  PRIMARY KEY (subscription_id, event_number),
  UNIQUE (subscription_id, focus_type, focus_id, focus_version, kind)
);
CREATE INDEX notification_by_state ON notification (subscription_id, state, event_number);
CREATE INDEX notification_by_focus ON notification (focus_id, focus_version);
CREATE INDEX notification_by_age ON notification (settled_at);

-- Who is there to share the subscriptions with.
CREATE TABLE adapter_instance (
  instance_id VARCHAR(64) PRIMARY KEY,
  seen_at TIMESTAMP WITH TIME ZONE NOT NULL
);
