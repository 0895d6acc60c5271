import { expect, test } from 'vitest';
import { catalogRoutes } from '../../../../../contract/catalog.ts';
import { staffRoutes } from '../../../../../contract/staff.ts';
import { fieldProblems, isWithin } from './field-problems.ts';

test('each field says why it does not fit, in the terms of a reader', () => {
  const body = { name: '', email: 'a', roles: [], password: 'short' };
  const problems = fieldProblems(staffRoutes.createPerson.body?.safeParse(body).error);
  expect(problems.get('name')).toEqual({ why: 'empty', limit: 1 });
  expect(problems.get('roles')).toEqual({ why: 'none', limit: 1 });
  expect(problems.get('password')).toEqual({ why: 'short', limit: 15 });
});

test('an id that was not chosen asks for a choice, a number out of bounds names the bound', () => {
  const body = { name: 'Medium', rank: 100, budgetMinutes: -1, calendarId: '' };
  const problems = fieldProblems(catalogRoutes.createPriority.body?.safeParse(body).error);
  expect(problems.get('calendarId')?.why).toBe('choose');
  expect(problems.get('rank')).toEqual({ why: 'big', limit: 99 });
  expect(problems.get('budgetMinutes')).toEqual({ why: 'small', limit: 0 });
});

test('a field holds the problems of its parts and not those of its namesakes', () => {
  expect(isWithin('week.mon.0.from', 'week')).toBe(true);
  expect(isWithin('weekend', 'week')).toBe(false);
});
