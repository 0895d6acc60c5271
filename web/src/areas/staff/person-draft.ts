import type { Language } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Me, Person } from '#contract/staff.ts';

export type PersonDraft = {
  name: string;
  email: string;
  roles: Role[];
  language: Language;
  zone: string;
  languages: Language[];
  skills: string[];
  centreIds: string[];
  categoryIds: string[];
  active: boolean;
  password: string;
};

/** Fields of a person; somebody new begins in the language and zone of whoever adds them. */
export function personDraft(person: Person | undefined, me: Me): PersonDraft {
  return {
    name: person?.name ?? '',
    email: person?.email ?? '',
    roles: person?.roles ?? ['agent'],
    language: person?.language ?? me.language,
    zone: person?.zone ?? me.zone,
    languages: person?.languages ?? [],
    skills: person?.skills ?? [],
    centreIds: person?.centres.map((one) => one.id) ?? me.centres.slice(0, 1).map((one) => one.id),
    categoryIds: person?.categories.map((one) => one.id) ?? [],
    active: person?.active ?? true,
    password: '',
  };
}

/** The body of the call; a password left empty leaves the present one as it is. */
export function personBody(values: PersonDraft, isNew: boolean): Record<string, unknown> {
  const { password, active, ...rest } = values;
  const body = { ...rest, email: rest.email.trim() };
  if (isNew) return { ...body, password };
  return { ...body, active, ...(password === '' ? {} : { password }) };
}
