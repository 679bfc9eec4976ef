-- An opinion can be given by whoever holds the slip of a ticket, once.

-- That something was said, not what: an opinion stays apart from its ticket.
alter table ticket add column feedback_given boolean default false not null;

-- The code itself and no hash of it: the slip must be printable again. It is worth one opinion, loses its ticket as
-- soon as that is given, and goes when the day ends.
create table feedback_code (
  code           varchar(22) primary key,
  service_day_id bigint not null references service_day (id),
  ticket_number  integer,
  constraint uq_feedback_code_ticket unique (service_day_id, ticket_number),
  constraint fk_feedback_code_ticket foreign key (service_day_id, ticket_number)
    references ticket (service_day_id, ticket_number)
);
