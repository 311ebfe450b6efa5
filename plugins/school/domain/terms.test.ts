import { describe, expect, it } from 'vitest';
import { termFault } from './terms';

const first = { year: 110, semester: 1, startsOn: '2021-08-30', endsOn: '2022-01-20' };
const second = { year: 110, semester: 2, startsOn: '2022-02-11', endsOn: '2022-06-30' };

describe('the days of a semester', () => {
  it('may be one day, and may reach a month out of the year', () => {
    expect(termFault({ ...first, endsOn: first.startsOn }, [second])).toBeNull();
    expect(termFault({ ...first, startsOn: '2021-07-01' }, [])).toBeNull();
    expect(termFault({ ...second, endsOn: '2022-08-31' }, [first])).toBeNull();
  });

  it.each([
    ['term-order', { ...first, endsOn: '2021-08-29' }, []],
    ['term-outside', { ...first, startsOn: '2021-06-30' }, []],
    ['term-outside', { ...second, endsOn: '2022-09-01' }, []],
    ['term-overlap', { ...first, endsOn: '2022-02-11' }, [second]],
    ['term-overlap', { ...second, startsOn: '2022-01-20' }, [first]],
    ['term-overlap', { ...second, startsOn: '2021-08-01', endsOn: '2021-08-20' }, [first]],
  ])('%s', (fault, term, others) => expect(termFault(term, others)).toBe(fault));
});
