-- Action plans. A plan's steps lie as JSON under their version: leads keep the one
-- they began with. used is the last version that a lead began, removed is when the
-- plan was taken away; its row stays, since leads name it. assign is a person's n, 0
-- for the agent who has the lead.
CREATE TABLE plans (
    n          INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    in_use     SMALLINT NOT NULL,
    version    BIGINT NOT NULL,
    used       BIGINT NOT NULL,
    late_after BIGINT NOT NULL,
    assign     BIGINT NOT NULL,
    created    TEXT NOT NULL,
    removed    TEXT NOT NULL
);
CREATE TABLE plan_versions (
    plan    BIGINT NOT NULL,
    version BIGINT NOT NULL,
    steps   TEXT NOT NULL,
    PRIMARY KEY (plan, version)
);

-- A lead's plans: state 1 running, 2 paused, 3 completed, 4 running while the lead is
-- put away. Milliseconds all: when it started, when it ended or was paused, and how
-- long it was paused before, by which its steps are due later. import started it.
CREATE TABLE lead_plans (
    lead    BIGINT NOT NULL,
    plan    BIGINT NOT NULL,
    version BIGINT NOT NULL,
    state   SMALLINT NOT NULL,
    started BIGINT NOT NULL,
    ended   BIGINT NOT NULL,
    delayed BIGINT NOT NULL,
    import  BIGINT NOT NULL,
    PRIMARY KEY (lead, plan)
) WITHOUT ROWID;
CREATE INDEX lead_plans_state ON lead_plans (plan, state);

-- The steps a lead has done.
CREATE TABLE lead_plan_steps (
    lead   BIGINT NOT NULL,
    plan   BIGINT NOT NULL,
    step   TEXT NOT NULL,
    done   BIGINT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (lead, plan, step)
) WITHOUT ROWID;
