import { describe, expect, it } from 'vitest';
import { aWindow, anOutcome } from './fixtures';
import { actionsOf, noteOf } from './outcome-offers';

const open = [aWindow('send', 'open'), aWindow('tick-outcomes', 'before')];
const closed = [aWindow('send', 'after'), aWindow('tick-outcomes', 'open')];

describe('actionsOf', () => {
  it('offers a complete draft everything but to withdraw it', () => {
    expect(actionsOf(anOutcome(), open)).toEqual(['edit', 'send', 'remove']);
  });

  it('does not offer to send what is not complete', () => {
    expect(actionsOf(anOutcome({ document: null }), open)).toEqual(['edit', 'remove']);
    expect(actionsOf(anOutcome({ brief: ' ' }), open)).toEqual(['edit', 'remove']);
  });

  it('offers to withdraw what is sent, while the window is open', () => {
    expect(actionsOf(anOutcome({ state: 'sent' }), open)).toEqual(['withdraw']);
    expect(actionsOf(anOutcome({ state: 'sent' }), closed)).toEqual([]);
  });

  it('offers to mend and send again what came back', () => {
    expect(actionsOf(anOutcome({ state: 'returned' }), open)).toEqual(['edit', 'send', 'remove']);
  });

  it.each(['certified', 'ticked', 'submitted', 'receipted'] as const)('offers nothing for %s', (state) => {
    expect(actionsOf(anOutcome({ state }), open)).toEqual([]);
  });

  it('looks at the window of the outcome’s own semester', () => {
    expect(actionsOf(anOutcome({ term: '1101' }), open)).toEqual(['edit', 'remove']);
  });
});

describe('noteOf', () => {
  it('says until when a draft can be sent', () => {
    expect(noteOf(anOutcome(), open)).toEqual({ key: 'draft.open', values: { from: '111/02/10 08:00', until: '111/06/30 24:00' } });
  });

  it('says that something is missing', () => {
    expect(noteOf(anOutcome({ document: null }), open).key).toBe('incomplete.open');
  });

  it('turns to the ticking window once certified', () => {
    expect(noteOf(anOutcome({ state: 'certified' }), open).key).toBe('certified.before');
    expect(noteOf(anOutcome({ state: 'ticked' }), closed).key).toBe('ticked.open');
  });

  it('says so where the school has set no window', () => {
    expect(noteOf(anOutcome(), [])).toEqual({ key: 'draft.none', values: {} });
  });

  it('needs no window once submitted', () => {
    expect(noteOf(anOutcome({ state: 'receipted' }), [])).toEqual({ key: 'receipted', values: {} });
  });
});
