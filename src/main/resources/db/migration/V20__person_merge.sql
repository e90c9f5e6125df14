-- Who was merged into whom, and what moved with them, so that it can be undone.
CREATE TABLE person_merge (
  merge_id UUID PRIMARY KEY,
  kept_id UUID NOT NULL REFERENCES person (person_id),
  gone_id UUID NOT NULL REFERENCES person (person_id),
  message_id UUID NOT NULL REFERENCES inbox_message (message_id),
  merged_at TIMESTAMP WITH TIME ZONE NOT NULL,
  moved_bsn BOOLEAN NOT NULL,
  undone BOOLEAN NOT NULL
);
CREATE INDEX person_merge_by_gone ON person_merge (gone_id, undone);

CREATE TABLE person_merge_alias (
  merge_id UUID NOT NULL REFERENCES person_merge (merge_id),
  patient_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (merge_id, patient_id)
);

CREATE TABLE person_merge_resource (
  merge_id UUID NOT NULL REFERENCES person_merge (merge_id),
  resource_type VARCHAR(64) NOT NULL,
  resource_id VARCHAR(64) NOT NULL,
  source VARCHAR(255) NOT NULL,
  PRIMARY KEY (merge_id, resource_type, resource_id, source)
);
