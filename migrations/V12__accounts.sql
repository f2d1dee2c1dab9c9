-- Who may come in, what each may see, and who did what. Nothing here refers to surveys by a foreign key: a survey may be
-- erased for good, and what was done to it stays known.

CREATE TABLE account (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        VARCHAR(200) NOT NULL UNIQUE,
    role        VARCHAR(20) NOT NULL,
    -- as argon2 writes it, with its parameters and salt
    password    VARCHAR(500) NOT NULL,
    -- sessions of earlier epochs are over
    epoch       INTEGER NOT NULL,
    disabled_at TIMESTAMP WITH TIME ZONE,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE account_token (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    label      VARCHAR(200) NOT NULL,
    sha256     CHAR(64) NOT NULL UNIQUE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE
);

-- A survey without an owner was there before there were accounts.
CREATE TABLE survey_owner (
    series_id  BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL
);

-- Account 0 is everybody who may sign in.
CREATE TABLE survey_share (
    series_id  BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    may_work   BOOLEAN NOT NULL,
    PRIMARY KEY (series_id, account_id)
);

-- Append-only.
CREATE TABLE deed (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    done_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    account_name VARCHAR(200) NOT NULL,
    deed         VARCHAR(40) NOT NULL,
    subject      VARCHAR(1000) NOT NULL,
    detail       VARCHAR(1000) NOT NULL
);
