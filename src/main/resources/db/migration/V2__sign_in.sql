-- Wrong passwords, counted so that whoever guesses must wait: after a restart and on every node too.
-- A subject is a SHA-256 of account, address or both: a password typed as an id must not stand here.

create table sign_in_failures (
  subject      varchar(64) primary key,
  failures     integer not null,
  last_failure timestamp with time zone not null
);

create index ix_sign_in_failures on sign_in_failures (last_failure);

-- From where an account was signed in to lately, so that a guesser elsewhere cannot keep its owner out.
create table sign_in_place (
  subject      varchar(64) primary key,
  last_sign_in timestamp with time zone not null
);

create index ix_sign_in_place on sign_in_place (last_sign_in);
