import { createPool } from '#platform/db.ts';

/**
 * Fills the search index for requests that were written past the events, gives the customers phone numbers to be found by, and
 * the person of the bench every category.
 */
export async function indexAll(databaseUrl: string): Promise<void> {
  const pool = createPool(databaseUrl, 2);
  const client = await pool.connect();
  try {
    // Past the log, which is not what is measured.
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into contact_phone (id, contact_id, position, number, e164)
        select gen_random_uuid(), id, 0, '+4670' || lpad(n::text, 7, '0'), '+4670' || lpad(n::text, 7, '0')
        from (select id, row_number() over (order by id) as n from contact) c`,
    );
    await client.query(
      `insert into request_search (request_id, document)
        select r.id, setweight(to_tsvector('simple', coalesce(r.subject, '')), 'A')
          || setweight(to_tsvector('simple', concat_ws(' ', r.number, c.name)), 'B')
          || to_tsvector('simple', concat_ws(' ', r.description,
               (select string_agg(m.body_text, ' ') from message m where m.request_id = r.id)))
        from request r left join contact c on c.id = r.contact_id
        on conflict (request_id) do nothing`,
    );
    // Whoever is at the window works in every category, so that their queue is as long as the desk's.
    await client.query(
      `insert into category_member (category_id, person_id)
        select c.id, p.id from category c cross join person p where p.email = 'bench@desk.example' on conflict do nothing`,
    );
    await client.query('set session_replication_role = default');
    await client.query('vacuum analyze');
  } finally {
    client.release();
    await pool.end();
  }
}
