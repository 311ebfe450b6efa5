-- A person's own side of an account: what was mailed to be used once, and the second factor. No screen shows these rows.

-- By its public id a person ends one of the own sessions.
alter table sessions add column if not exists document_id varchar not null default new_document_id();
create unique index if not exists sessions_document_key on sessions (document_id);

-- Good for one use and a short time: a link that sets a password or confirms an address, and the second step of a sign-in.
create table if not exists account_tokens (
  id bigint generated always as identity primary key,
  school_id int not null references schools (id) on delete cascade,
  account_id int not null references accounts (id) on delete cascade,
  purpose text not null check (purpose in ('password', 'email', 'sign-in')),
  -- SHA-256; the token itself is only in the mail, or with the browser.
  token_hash bytea not null unique,
  -- The address that is confirmed by it.
  email text check ((email is not null) = (purpose = 'email')),
  asked_at timestamp not null default now(),
  expires_at timestamp not null,
  used_at timestamp
);
create index if not exists account_tokens_account_idx on account_tokens (account_id, purpose) where used_at is null;
create index if not exists account_tokens_expiry_idx on account_tokens (expires_at);

create table if not exists second_factors (
  account_id int primary key references accounts (id) on delete cascade,
  school_id int not null references schools (id) on delete cascade,
  -- Encrypted with the key that is not in the database.
  secret_sealed text not null,
  begun_at timestamp not null default now(),
  -- Null until a code has shown that the person's device has the secret: it asks for nothing before.
  confirmed_at timestamp,
  -- The half minute of the last code that was taken: no code is good twice.
  last_step bigint
);

create table if not exists recovery_codes (
  account_id int not null references second_factors (account_id) on delete cascade,
  school_id int not null references schools (id) on delete cascade,
  -- HMAC: as short as a person can copy them, a plain hash would be guessed from a stolen table.
  code_hash text not null,
  used_at timestamp,
  primary key (account_id, code_hash)
);

-- As everywhere, the school goes along with what a row points at.
do $$
begin
  perform ensure_constraint('second_factors', 'second_factors_school_row_key', 'unique (school_id, account_id)');
  perform ensure_constraint('account_tokens', 'account_tokens_account_school_fk', 'foreign key (school_id, account_id) references accounts (school_id, id) on delete cascade');
  perform ensure_constraint('second_factors', 'second_factors_account_school_fk', 'foreign key (school_id, account_id) references accounts (school_id, id) on delete cascade');
  perform ensure_constraint('recovery_codes', 'recovery_codes_factor_school_fk', 'foreign key (school_id, account_id) references second_factors (school_id, account_id) on delete cascade');
end $$;
