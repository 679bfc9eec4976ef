-- The desks of a day that cannot be given out, because another day of the office still holds them: its last session has
-- not ended, or left a dirty desk or photos.

create or replace view held_desk as
select desk.service_day_id, desk.desk_number, holding.state, holding.ticket_number, holding_day.service_date
from desk
join service_day on service_day.id = desk.service_day_id
join service_day holding_day on holding_day.office_id = service_day.office_id and holding_day.id <> service_day.id
  and holding_day.status in ('OPEN', 'CLOSING')
join desk holding on holding.service_day_id = holding_day.id and holding.desk_number = desk.desk_number
  and holding.ticket_number is not null;
