-- Computations that servers on one PostgreSQL share: whoever has time takes the next, and what one leaves when it ends, another begins
-- again. The embedded database has one server and leaves this table empty. Finished rows are few and not kept for long.

CREATE TABLE shared_job (
    id        VARCHAR(36) PRIMARY KEY,
    -- what kind of thing is asked, of which survey, and what exactly, as that kind writes it
    work      VARCHAR(40) NOT NULL,
    survey_id BIGINT NOT NULL,
    question  TEXT NOT NULL,
    title     TEXT NOT NULL,
    back      TEXT NOT NULL,
    -- WAITING, RUNNING, DONE, FAILED, or LOST with the servers that tried
    state     VARCHAR(10) NOT NULL,
    -- number of the lock that the server holds which computes it; null while nobody does
    server    BIGINT,
    tries     INTEGER NOT NULL,
    askers    INTEGER NOT NULL,
    step      VARCHAR(40) NOT NULL,
    again     BOOLEAN NOT NULL,
    done      BIGINT NOT NULL,
    total     BIGINT NOT NULL,
    asked_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    -- when somebody last asked how far it is
    seen_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome   TEXT
);
