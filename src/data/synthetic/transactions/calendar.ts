import { createChoice, type Choice } from '../draw/index.ts';

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a year of 365 as `d/m`. */
const daysOfYear = monthLengths.flatMap((length, month) =>
  Array.from({ length }, (_, day) => `${day + 1}/${month + 1}`),
);

const sundayWeight = 1.25;
const saturdayWeight = 1.15;

/** Days of the window as `d/m/yy`: August and September 2016 in full, two days of October. */
export function createDateChoice(): Choice<string> {
  const days: [string, number][] = [];
  for (let day = 1; day <= 31; day++) days.push([`${day}/8/16`, weight(8, day)]);
  for (let day = 1; day <= 30; day++) days.push([`${day}/9/16`, weight(9, day)]);
  days.push(['16/10/16', 0.3], ['21/10/16', 0.4]);
  return createChoice(days);
}

function weight(month: number, day: number): number {
  const weekday = new Date(Date.UTC(2016, month - 1, day)).getUTCDay();
  if (weekday === 0) return sundayWeight;
  return weekday === 6 ? saturdayWeight : 1;
}

/** A date of birth as `d/m/yy`, the century left out. */
export function birthDate(ageIn2016: number, u: number): string {
  const yy = (2016 - Math.floor(ageIn2016)) % 100;
  return `${daysOfYear[Math.floor(u * daysOfYear.length)]}/${yy < 10 ? '0' : ''}${yy}`;
}

/** Time of day as the number HHMMSS: leading zeros are lost, as in 52554 for 05:25:54. */
export function timeNumber(hour: number, u: number): number {
  const second = Math.floor(u * 3600);
  return hour * 10_000 + Math.floor(second / 60) * 100 + (second % 60);
}
