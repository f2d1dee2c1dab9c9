-- Every change, numbered without a gap, in the transaction that makes it. The ledger beside the database has the same numbers: a
-- database that lacks the last of them is an older one.
CREATE TABLE change_log (
    number       BIGINT PRIMARY KEY,
    kind         VARCHAR(20) NOT NULL,
    subject_id   BIGINT NOT NULL,
    content_hash CHAR(64),
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
