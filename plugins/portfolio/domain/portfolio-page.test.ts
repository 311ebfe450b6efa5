import { describe, expect, it } from 'vitest';
import type { Portfolio } from '../contract';
import { portfolioPage } from './portfolio-page';

const evil = `<script>alert(1)</script>"'&`;
const file = { id: 'f'.repeat(24), kind: 'document' as const, name: `${evil}.pdf`, bytes: 1, sha256: 'a'.repeat(64), mime: 'application/pdf', keptAt: '2021-10-01T00:00:00.000Z' };
const portfolio: Portfolio = {
  school: { code: '000001', name: evil }, student: { id: 's'.repeat(24), name: evil, studentNo: evil }, placements: [{ term: '1101', className: evil, grade: 1, seatNo: 1 }],
  courses: [{
    id: 'c'.repeat(24), term: '1101', name: evil, code: evil, kind: 'visiting', credits: 3, teachers: evil, continuing: true, hours: 2, origin: { year: 109, semester: 1, school: evil, code: evil, method: null },
    score: 0, passed: false, makeupScore: 60, makeupPassed: true, outcomes: 0, sent: 0,
  }],
  posts: [{ term: '1101', unit: evil, post: evil, startDate: '2021-09-01', endDate: null, level: evil }],
  outcomes: [{
    id: 'o'.repeat(24), enrolmentId: 'e'.repeat(24), term: '1101', courseName: evil, courseCode: evil, kind: 'semester', origin: null, teachers: evil, state: 'returned', brief: evil, document: file, media: null,
    reason: evil, sentAt: null, answeredAt: '2021-10-01T16:00:00.000Z', answeredBy: evil, deputyFor: null, tickedAt: null,
  }],
  performances: [{ id: 'p'.repeat(24), year: 110, category: 'other', content: { name: evil, organizer: evil, startDate: '2021-10-01', endDate: '2021-10-02', hours: 0 }, brief: evil, document: null, media: null, link: `https://example.test/?a=1&b='`, state: 'draft', tickedAt: null }],
  codes: {},
};
const page = (paths: [string, string][] = []) =>
  portfolioPage({ portfolio, paths: new Map(paths), language: 'zh-Hant', say: (key, values) => `${key} ${Object.values(values ?? {}).join()}`, madeAt: new Date('2022-02-14T16:30:00Z') });

describe('the page inside a download', () => {
  it('runs nothing, whatever anybody wrote', () => {
    const html = page();
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/ on\w+=/);
    expect(html.match(/&#60;script&#62;/g)?.length).toBeGreaterThan(15);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('href="https://example.test/?a=1&#38;b=&#39;"');
  });

  it('leads to the files beside it, and names those that are missing', () => {
    expect(page([[file.id, '課程學習成果/a #1%.pdf']])).toContain(`href="${encodeURIComponent('課程學習成果')}/a%20%231%25.pdf"`);
    expect(page()).toContain('portfolioSheet.missing');
  });

  it('tells days by the clock of Taipei and keeps a score and hours of 0', () => {
    const html = page();
    expect(html).toContain('110/10/02');
    expect(html).toContain('111/02/15 00:30:00');
    expect(html).toContain('<td>0 portfolioSheet.notPassed');
    expect(html).toContain('2 portfolioSheet.hours');
  });
});
