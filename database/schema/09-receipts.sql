-- What a receipt of the central database says, item by item, beside what was ticked here (8.2).

do $$
begin
  perform ensure_constraint('receipt_editions', 'receipt_editions_whole', 'check (semester in (1, 2) and ends_at > starts_at and version >= 1)');
  perform ensure_constraint('receipts', 'receipts_whole', $c$check (rows >= 0 and (state = 'open') = (answered_at is null) and (state = 'open' or student_id is not null))$c$);
  perform ensure_constraint('receipt_reports', 'receipt_reports_whole', 'check (char_length(description) >= 1 and (note is null) = (noted_at is null))');
end $$;

-- The items of outcomes and performances, each with the one here that it was matched with when it came.
create table if not exists receipt_items (
  id bigint generated always as identity primary key,
  school_id int not null references schools (id) on delete cascade,
  receipt_id int not null,
  -- Table of the receipt and row in it, from 0.
  table_no int not null,
  row_no int not null,
  -- Category of a performance; empty for outcomes.
  category text not null,
  code text not null,
  label text not null,
  outcome_id int,
  performance_id int
);
create index if not exists receipt_items_receipt_idx on receipt_items (receipt_id);
create index if not exists receipt_items_outcome_idx on receipt_items (outcome_id) where outcome_id is not null;
create index if not exists receipt_items_performance_idx on receipt_items (performance_id) where performance_id is not null;

do $$
begin
  perform ensure_constraint('receipt_items', 'receipt_items_receipt_id_school_fk', 'foreign key (school_id, receipt_id) references receipts (school_id, id) on delete cascade');
  perform ensure_constraint('receipt_items', 'receipt_items_outcome_id_school_fk', 'foreign key (school_id, outcome_id) references outcomes (school_id, id)');
  perform ensure_constraint('receipt_items', 'receipt_items_performance_id_school_fk', 'foreign key (school_id, performance_id) references performances (school_id, id)');
end $$;

-- Two texts that people read as one: spaces and breaks alike, however they are composed.
create or replace function receipt_key(given text) returns text language sql immutable parallel safe as
$$ select btrim(regexp_replace(normalize(coalesce(given, ''), NFKC), '\s+', ' ', 'g')) $$;
