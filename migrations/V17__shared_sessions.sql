-- Browsers that are signed in at servers on one PostgreSQL, by the hash of their cookie. The embedded database has one server, which
-- remembers them itself, and leaves this table empty.

CREATE TABLE shared_session (
    cookie     CHAR(64) PRIMARY KEY,
    -- what the cookies of one session have in common, as they are renewed
    session    VARCHAR(36) NOT NULL,
    account_id BIGINT NOT NULL,
    epoch      INTEGER NOT NULL,
    begun_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    since      TIMESTAMP WITH TIME ZONE NOT NULL,
    -- null until the cookie is renewed
    until_at   TIMESTAMP WITH TIME ZONE
);
