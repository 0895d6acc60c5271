import type { Language } from '#contract/common-shapes.ts';

type Rule = 'earliest_deadline' | 'priority' | 'oldest' | 'only_one';
type Words = (rule: Rule, among: string, categories: string) => string;

/** The line under a pulled request that says why it is this one. */
export const whyWords: Record<Language, Words> = {
  en: (rule, among, where) =>
    rule === 'only_one'
      ? `The only one waiting in ${where}.`
      : rule === 'earliest_deadline'
        ? `Earliest deadline among ${among} in ${where}.`
        : `Highest priority, then oldest, among ${among} without a deadline in ${where}.`,
  sv: (rule, among, where) =>
    rule === 'only_one'
      ? `Det enda som väntar i ${where}.`
      : rule === 'earliest_deadline'
        ? `Tidigast tidsfrist av ${among} i ${where}.`
        : `Högst prioritet, sedan äldst, av ${among} utan tidsfrist i ${where}.`,
  fi: (rule, among, where) =>
    rule === 'only_one'
      ? `Ainoa jonossa: ${where}.`
      : rule === 'earliest_deadline'
        ? `Aikaisin määräaika, jonossa ${among}: ${where}.`
        : `Korkein prioriteetti, sitten vanhin, ilman määräaikaa jonossa ${among}: ${where}.`,
  nl: (rule, among, where) =>
    rule === 'only_one'
      ? `De enige die wacht in ${where}.`
      : rule === 'earliest_deadline'
        ? `Vroegste deadline van ${among} in ${where}.`
        : `Hoogste prioriteit, dan oudste, van ${among} zonder deadline in ${where}.`,
  da: (rule, among, where) =>
    rule === 'only_one'
      ? `Den eneste, der venter i ${where}.`
      : rule === 'earliest_deadline'
        ? `Tidligste frist blandt ${among} i ${where}.`
        : `Højeste prioritet, derefter ældste, blandt ${among} uden frist i ${where}.`,
  pl: (rule, among, where) =>
    rule === 'only_one'
      ? `Jedyne oczekujące zgłoszenie w: ${where}.`
      : rule === 'earliest_deadline'
        ? `Najwcześniejszy termin spośród ${among} w: ${where}.`
        : `Najwyższy priorytet, potem najstarsze, spośród ${among} bez terminu w: ${where}.`,
};
