import { useMantineColorScheme } from '@mantine/core';
import { createContext, type ReactNode, Suspense, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#contract/permissions.ts';
import type { Me } from '#contract/staff.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { ZoneContext } from '../ui/zone.ts';
import { onSignedOut } from './api-client.ts';
import { schemeOf, showDensity } from './appearance.ts';
import { changeLanguage, everydayWords } from './i18n.ts';
import { latePart } from './late-page.ts';
import { useLive } from './live.ts';
import { takeOwnKeys } from './own-keys.ts';
import { useSetupStanding, useWhoIsHere } from './session-api.ts';

/** A part outside the routes, with its words. */
const worded =
  <T,>(part: () => Promise<T>) =>
  () =>
    Promise.all([part(), everydayWords()]).then(([loaded]) => loaded);
const FirstRunPage = latePart(worded(() => import('../areas/setup/first-run-page.tsx')));
const SignInPage = latePart(worded(() => import('../areas/setup/sign-in-page.tsx')));
const EnrolPage = latePart(worded(() => import('../areas/sign-in/enrol-page.tsx')));
const SetPasswordPage = latePart(worded(() => import('../areas/sign-in/set-password-page.tsx')));
const AccessibilityEntry = latePart(worded(() => import('../areas/setup/accessibility-entry.tsx')));
const SignInAgain = latePart(worded(() => import('../areas/setup/sign-in-again.tsx')));

const MeContext = createContext<Me | null>(null);

/** The person signed in. Only below `SessionGate`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe needs a session');
  return me;
}

/** Answers whether the person holds a permission: what it does not allow is not drawn. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => me.permissions.includes(permission);
}

/** Draws its children for a person who is signed in; else the first run, or the sign-in page. */
export function SessionGate({ children }: { children: ReactNode }) {
  // A link for a new password counts for whoever has it, whoever else is signed in here.
  const [byLink] = useState(() => window.location.pathname === '/set-password');
  return byLink ? (
    <Suspense>
      <SetPasswordPage />
    </Suspense>
  ) : (
    <Signed>{children}</Signed>
  );
}

function Signed({ children }: { children: ReactNode }) {
  const me = useWhoIsHere();
  const nobody = me.data === null;
  const setup = useSetupStanding(false, nobody);
  useLive(Boolean(me.data) && !me.data?.mustEnrol);
  useAppearanceOf(me.data ?? null);
  if (me.isError || setup.isError) {
    const again = () => (me.isError ? me.refetch() : setup.refetch());
    return (
      <main style={{ maxWidth: 560, margin: '15vh auto', padding: 16 }}>
        <ProblemAlert error={me.error ?? setup.error} again={again} />
      </main>
    );
  }
  if (nobody && window.location.pathname === '/accessibility') {
    return (
      <Suspense>
        <AccessibilityEntry />
      </Suspense>
    );
  }
  if (nobody && setup.data) return <Suspense>{setup.data.done ? <SignInPage /> : <FirstRunPage />}</Suspense>;
  if (!me.data) return null;
  if (me.data.mustEnrol) {
    return (
      <Suspense>
        <EnrolPage />
      </Suspense>
    );
  }
  return (
    <MeContext.Provider value={me.data}>
      <ZoneContext.Provider value={me.data.zone}>
        {children}
        <Expiry email={me.data.person.email} />
      </ZoneContext.Provider>
    </MeContext.Provider>
  );
}

/** When the session ends under open work, asks for the password above it: what was typed stays where it is. */
function Expiry({ email }: { email: string }) {
  const [expired, setExpired] = useState(false);
  useEffect(() => onSignedOut(() => setExpired(true)), []);
  if (!expired) return null;
  return (
    <Suspense>
      <SignInAgain email={email} onDone={() => setExpired(false)} />
    </Suspense>
  );
}

function useAppearanceOf(me: Me | null): void {
  const { setColorScheme } = useMantineColorScheme();
  const { i18n } = useTranslation();
  const known = me !== null;
  const theme = me?.preferences.theme;
  const density = me?.preferences.density;
  const language = me?.language;
  const keys = me?.preferences.keys;
  const lettersOff = me?.preferences.lettersOff;
  useEffect(() => {
    if (theme) setColorScheme(schemeOf(theme));
  }, [theme, setColorScheme]);
  useEffect(() => {
    if (density) showDensity(density);
  }, [density]);
  useEffect(() => {
    if (known) takeOwnKeys(keys, lettersOff ?? false);
  }, [known, keys, lettersOff]);
  useEffect(() => {
    if (language && language !== i18n.language) void changeLanguage(language);
  }, [language, i18n.language]);
}
