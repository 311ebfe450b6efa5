-- Rows that SQL inserts carry what Strapi's Document Service would have written. Its tables are those with published_at.
do $$
declare
  t record;
begin
  for t in
    select c.table_name from information_schema.columns c join information_schema.tables using (table_schema, table_name)
    where c.table_schema = current_schema() and c.column_name = 'published_at' and table_type = 'BASE TABLE'
  loop
    execute format('alter table %I alter document_id set default new_document_id(), alter created_at set default now(),
      alter updated_at set default now(), alter published_at set default now()', t.table_name);
  end loop;
end $$;
