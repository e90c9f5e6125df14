-- Which document each hospital holds of a patient. Runs unchanged on H2 and on PostgreSQL.
-- Numbers only: nothing in it says what the document is about.
CREATE TABLE hospital_document (
  endpoint VARCHAR(512) NOT NULL,
  person_id UUID NOT NULL,
  event_id UUID NOT NULL,
  document_number VARCHAR(64) NOT NULL,
  replaced_number VARCHAR(64),
  cancelled BOOLEAN NOT NULL,
  sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (endpoint, person_id)
);
