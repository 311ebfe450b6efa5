import { expect, it } from 'vitest';
import { limits } from '@portfolio/config/limits';
import { categories } from './categories';
import { performanceOfPlan } from './plan-performance';

const plan = { term: '1102', title: '自製天文望遠鏡', result: '磨出一片鏡片，\n看見土星環。', weekly: ['找資料', '磨鏡', '觀測'], document: { id: 'a' } };

it('fills in what the plan knows, and leaves the rest to the student', () => {
  expect(performanceOfPlan(plan)).toEqual({
    category: 'flexible', year: 110, brief: '磨出一片鏡片， 看見土星環。', document: { id: 'a' },
    content: { kind: '1', name: '自製天文望遠鏡', year: 110, semester: '2', weeks: 3 },
  });
});

it('names only fields that the category has', () => {
  const { category, content } = performanceOfPlan(plan);
  expect(categories[category].fields.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(content)));
});

it('cuts a long result between characters, not within one', () => {
  const { brief } = performanceOfPlan({ ...plan, result: '𡍼'.repeat(300) });
  expect([...brief]).toHaveLength(limits.brief.max);
  expect(brief.endsWith('𡍼')).toBe(true);
});
