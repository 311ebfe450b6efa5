import { expect, it } from 'vitest';
import { historySteps, type HistoryEvent } from './history';

const event = (from: string, to: string, actor: string): HistoryEvent => ({ from, to, actor, reason: null, at: '2022-02-14T00:00:00.000Z' });
const movesOf = (...events: HistoryEvent[]) => historySteps(events).map(({ move }) => move);

it('names each move, newest first', () => {
  expect(movesOf(event('draft', 'sent', '林小明'), event('sent', 'certified', '王老師'), event('certified', 'ticked', '林小明'))).toEqual(['tick', 'certify', 'send']);
});

it('tells sending again from a teacher’s taking the return back', () => {
  expect(movesOf(event('draft', 'sent', '林小明'), event('sent', 'returned', '王老師'), event('returned', 'sent', '林小明'))).toEqual(['send', 'return', 'send']);
  expect(movesOf(event('draft', 'sent', '林小明'), event('sent', 'returned', '王老師'), event('returned', 'sent', '王老師'))).toEqual(['undo', 'return', 'send']);
});

it('does not guess at what it does not know', () => {
  expect(movesOf(event('draft', 'receipted', '系統'))).toEqual(['other']);
});

it('knows the school’s move back by its reason', () => {
  const unlocked = { ...event('certified', 'sent', '學校管理者'), reason: '附錯檔案' };
  expect(movesOf(event('draft', 'sent', '林小明'), event('sent', 'certified', '王老師'), unlocked)).toEqual(['unlock', 'certify', 'send']);
  expect(movesOf({ ...event('sent', 'returned', '王老師'), reason: '請補封面' })).toEqual(['return']);
});
