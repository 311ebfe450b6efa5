import { expect, it } from 'vitest';
import { csvLine, headingsOf, partsOfName } from './one-roster';

it('parts names as people would', () => {
  expect(partsOfName('王小明')).toEqual({ familyName: '王', givenName: '小明' });
  expect(partsOfName('歐陽修')).toEqual({ familyName: '歐陽', givenName: '修' });
  expect(partsOfName('歐陽')).toEqual({ familyName: '歐', givenName: '陽' });
  expect(partsOfName('𠮷田')).toEqual({ familyName: '𠮷', givenName: '田' });
  expect(partsOfName('Yukan Nowa')).toEqual({ familyName: 'Nowa', givenName: 'Yukan' });
  expect(partsOfName('王')).toEqual({ familyName: '王', givenName: '王' });
});

it('writes lines as RFC 4180 has them', () => {
  expect(csvLine(['a', null, 'b"c', 'd,e', 'f\ng', 3, false])).toBe('a,,"b""c","d,e","f\ng",3,false\r\n');
});

it('puts what is beyond the binding last', () => {
  expect(headingsOf('enrollments').slice(-3)).toEqual(['endDate', 'metadata.kind', 'metadata.credits']);
});
