import { expect } from 'chai';
import { databasePlace } from '../../src/adapters/store/postgres/sql/place.js';

describe('where a database is', () => {
  const places: Record<string, string> = {
    'postgresql://user:secret@db.example:5433/keeper': 'db.example:5433',
    'postgresql://user:secret@db.example:5432/keeper?sslmode=disable': 'db.example:5432',
    'postgresql://user:secret@[::1]:5433/keeper': '[::1]:5433',
    'postgres:///keeper?host=/var/run/postgresql&port=5432': '/var/run/postgresql/.s.PGSQL.5432',
    'postgres://user:secret@localhost/keeper?host=/run/pg&port=5433': '/run/pg/.s.PGSQL.5433',
    'postgres://localhost:5433/keeper?host=/run/pg': '/run/pg/.s.PGSQL.5433',
    'postgres://user:secret@%2Fvar%2Frun%2Fpostgresql:5432/keeper': '/var/run/postgresql/.s.PGSQL.5432',
  };
  for (const [url, place] of Object.entries(places))
    it(`${url.replace('secret', '***')} is at ${place}, and no credential is told`, () => {
      expect(databasePlace(url)).to.equal(place);
    });
});
