import { expect, test } from 'vitest';
import { testPassword } from '../a-desk.ts';
import { codeOf } from '../a-sign-in.ts';
import { anOidcProvider, testClient } from '../an-oidc-provider.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();
const emailOf = async (person: { call: (method: string, path: string) => Promise<{ body: any }> }) =>
  (await person.call('GET', '/me')).body.person.email as string;

test('an agent sets up an authenticator app, and comes back in with the password and its code', async () => {
  const agent = await stage.desk.aPerson({ name: 'Tove Two', roles: ['agent'] });
  const { page } = await stage.as(agent);
  await page.getByRole('button', { name: /^Tove Two/ }).click();
  await page.getByRole('menuitem', { name: 'Sign-in and security' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign-in and security' }).waitFor();
  await page.getByText('This one').waitFor();
  await expectAccessible(page, 'sign-in and security');

  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: /QR code/ }).waitFor();
  await expectAccessible(page, 'setting up an authenticator app');
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await dialog.getByLabel('Code from the app').fill('000000');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByText('The code does not fit.').waitFor();
  await dialog.getByLabel('Code from the app').fill(codeOf(secret, stage.desk.clock.now()));
  await page.keyboard.press('Enter');
  await eventually(() => dialog.getByRole('listitem').count()).toBe(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes are left').waitFor();

  await page.getByRole('button', { name: /^Tove Two/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(await emailOf(agent));
  // A hundred wrong ones in a row close the password here; the page says what is left.
  const wrongOnes = (count: number) =>
    stage.desk.runtime.pool.query('update sign_in_attempt set in_a_row = $1 where in_a_row > 0', [count]);
  const enter = async (password: string) => {
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await enter('not the right one');
  await page.getByText('E-mail and password do not belong together.').waitFor();
  await wrongOnes(100);
  await enter(testPassword);
  await page.getByRole('alert').filter({ hasText: 'ask an administrator for a link' }).waitFor();
  await expectAccessible(page, 'a closed password');
  await wrongOnes(0);
  await enter(testPassword);
  const code = page.getByLabel('Code', { exact: true });
  await code.waitFor();
  await eventually(() => code.evaluate((field) => field === document.activeElement)).toBe(true);
  await expectAccessible(page, 'the second step');
  await code.fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('The code is wrong or has been used.').waitFor();
  await wrongOnes(100);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Use a recovery code' }).waitFor();
  await wrongOnes(0);
  stage.desk.clock.advance(31_000);
  await code.fill(codeOf(secret, stage.desk.clock.now()));
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Next request' }).waitFor();
});

test('somebody adds a passkey and signs in with nothing else; the device has checked who it is', async () => {
  const agent = await stage.desk.aPerson({ name: 'Paul Passkey', roles: ['agent'] });
  // Passkeys belong to a host name; the desk listens on loopback, which has one.
  const url = stage.desk.url.replace('127.0.0.1', 'localhost');
  const { page, context } = await stage.visitor('/');
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(url);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(await emailOf(agent));
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('region', { name: 'Next request' }).waitFor();
  await page.goto(`${url}/account`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Laptop');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.getByRole('button', { name: 'Remove Laptop' }).waitFor();
  await expectAccessible(page, 'a passkey on the page');

  // Wrong codes of before, which the passkey settles below.

  await stage.desk.runtime.pool.query(
    `insert into sign_in_attempt (bucket, failures, in_a_row, person_id, last_at, blocked_until)
     select 'factor:of Paul', 100, 100, id, now(), now() from person where name = 'Paul Passkey'`,
  );

  // The device waits for a touch from here on, so that nobody is in before the page has been seen.
  const touch = (enabled: boolean) =>
    devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  await touch(false);
  await page.getByRole('button', { name: /^Paul Passkey/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
  await touch(true);
  // Either the suggestions of the e-mail field or the button lets them in, whichever the device answers first.
  const button = page.getByRole('button', { name: 'Use a passkey' });
  await button.click({ timeout: 2_000 }).catch(() => undefined);
  await page.getByRole('region', { name: 'Next request' }).waitFor();
  const { rows } = await stage.desk.runtime.pool.query(
    "select s.method, p.name, k.last_used_at is not null as used from session s join person p on p.id = s.person_id join passkey k on k.person_id = p.id where p.name = 'Paul Passkey'",
  );
  expect(rows).toEqual([{ method: 'passkey', name: 'Paul Passkey', used: true }]);
  expect(
    (await stage.desk.runtime.pool.query("select 1 from sign_in_attempt where bucket = 'factor:of Paul'")).rowCount,
  ).toBe(0);

  // Whoever finds this screen open takes the passkey away only with the password.
  await page.goto(`${url}/account`);
  await page.getByRole('button', { name: 'Remove Laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  const proof = page.getByRole('dialog').getByLabel('Password or code');
  await proof.fill('not the right one');
  await page.keyboard.press('Enter');
  await page.getByText('That is wrong. Try again.').waitFor();
  await expectAccessible(page, 'proving that it is oneself');
  await proof.fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByText('No passkey yet.').waitFor();
});

test('a key is made by who gives the password, and shown once; one that a restore put out of use is taken into use again', async () => {
  const { page } = await stage.as(stage.desk.admin, '/settings/keys');
  // Long enough after coming in for somebody else to sit there.
  stage.desk.clock.advance(11 * 60_000);
  await page.getByRole('button', { name: 'Make a key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Wallboard');
  await page.keyboard.press('Enter');
  const proof = dialog.getByLabel('Password or code');
  await proof.waitFor();
  await eventually(() => proof.evaluate((field) => field === document.activeElement)).toBe(true);
  await expectAccessible(page, 'proof before a key is made');
  await proof.fill(testPassword);
  await page.keyboard.press('Enter');
  await eventually(() => dialog.getByLabel('Wallboard').inputValue()).toMatch(/^linja_/);

  // As a restore leaves it: kept, and out of use until somebody says that it is still needed.
  await stage.desk.runtime.pool.query("update api_key set stopped_at = now() where name = 'Wallboard'");
  await page.reload();
  await page.getByText('Keys are out of use').waitFor();
  await expectAccessible(page, 'keys out of use');
  await page.getByRole('button', { name: 'Take into use: Wallboard' }).click();
  await proof.fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByText('Wallboard is in use again').waitFor();
  await page.getByText('Keys are out of use').waitFor({ state: 'detached' });
});

test('somebody comes in through the identity provider, back to the page that was wanted', async () => {
  const provider = await anOidcProvider(stage.desk.url);
  try {
    const agent = await stage.desk.aPerson({ name: 'Olga Oidc', roles: ['agent'] });
    provider.people.set('olga', { email: await emailOf(agent), email_verified: true });
    const { page: settings } = await stage.as(stage.desk.admin, '/settings/sign-in');
    await settings.getByLabel('Address of the identity provider').fill(provider.issuer);
    await settings.getByLabel('Client id').fill(testClient.id);
    await settings.getByLabel('Client secret', { exact: true }).fill(testClient.secret);
    await settings.getByLabel('Words on the button').fill('City account');
    await settings.getByLabel('The provider stands in our own network').check();
    await settings.getByRole('button', { name: 'Try the address' }).click();
    await settings.getByText('The provider answers').waitFor();
    await settings.getByLabel('Offer single sign-on').check();
    await expectAccessible(settings, 'rules of signing in');
    await settings.getByRole('button', { name: 'Save' }).last().click();
    await settings.getByText('One is kept.').waitFor();

    const { page } = await stage.visitor('/queue');
    await page.getByRole('link', { name: 'City account' }).click();
    await page.locator('[name=login]').fill('olga');
    await page.locator('[name=password]').fill('any');
    await page.locator('[type=submit]').click();
    await page.locator('[type=submit]').click();
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    expect(page.url()).toBe(`${stage.desk.url}/queue`);
    await page.getByRole('button', { name: /^Olga Oidc/ }).waitFor();

    await settings.goto(`${stage.desk.url}/settings/security-log`);
    await settings.getByRole('cell', { name: 'Single sign-on changed' }).waitFor();
    await expectAccessible(settings, 'the security log');
  } finally {
    await provider.end();
  }
});

test('somebody with a link sets a password and comes in with it; loaded again, the page says that the link is to be opened again', async () => {
  const person = await stage.desk.aPerson({ name: 'Nils New', roles: ['agent'] });
  const { page } = await stage.as(stage.desk.admin, '/settings/people');
  await page
    .getByRole('button', { name: 'Nils New' })
    .or(page.getByRole('link', { name: 'Nils New' }))
    .first()
    .click();
  await page.getByRole('button', { name: 'Make a link for a new password' }).click();
  const link = await page.getByLabel('Link, for one use within a day').inputValue();

  const { page: fresh } = await stage.visitor(new URL(link).pathname + new URL(link).hash);
  const field = fresh.getByLabel('New password');
  await field.waitFor();
  await fresh.reload();
  await fresh.getByRole('alert').filter({ hasText: 'Open the link once more' }).waitFor();
  await expectAccessible(fresh, 'a link that is not complete');
  await fresh.goto(link);
  await field.fill('river candle mountain sofa');
  await fresh.keyboard.press('Enter');
  await fresh.getByText('The password is set.').waitFor();
  await fresh.getByRole('link', { name: 'To the sign-in' }).click();
  await fresh.getByRole('textbox', { name: 'E-mail' }).fill(await emailOf(person));
  await fresh.getByLabel('Password', { exact: true }).fill('river candle mountain sofa');
  await fresh.keyboard.press('Enter');
  await fresh.getByRole('region', { name: 'Next request' }).waitFor();
});
