-- Mail leaves through an outbox: what waits is found by its time, whatever number of rows were sent before.
do $$
begin
  perform ensure_constraint('outbox_mails', 'outbox_mails_whole', $c$check (state in ('waiting', 'sent', 'failed') and attempts >= 0 and next_at is not null
    and (state <> 'waiting' or content_sealed is not null) and (state = 'waiting') = (ended_at is null))$c$);
  perform ensure_constraint('mail_servers', 'mail_servers_whole', $c$check (port between 1 and 65535 and encryption in ('none', 'ssl', 'starttls') and (password_sealed is null or login is not null))$c$);
end $$;

create index if not exists outbox_mails_waiting_idx on outbox_mails (school_id, next_at) where state = 'waiting';
create index if not exists notifications_unread_idx on notifications (account_id) where read_at is null;
