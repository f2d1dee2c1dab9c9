-- Servers that share one PostgreSQL share the original uploads too: each keeps its own copies beside it, and fetches here what another
-- was sent. The embedded database has its files beside it and leaves these tables empty.

CREATE TABLE original (
    sha256  CHAR(64) PRIMARY KEY,
    ending  VARCHAR(12) NOT NULL,
    bytes   BIGINT NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE original_part (
    sha256  CHAR(64) NOT NULL,
    number  INTEGER NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (sha256, number)
);
