import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('a macro is made in the settings, tried on a request, and run from another by keyboard alone', async () => {
  const { desk } = stage;
  const agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  const aRequest = () =>
    agent.done('POST', '/requests', {
      channel: 'email',
      kind: 'action',
      callerName: 'Bo Ek',
      callerEmail: 'bo@customer.example',
      subject: 'The tap drips',
      description: 'Since Monday',
      takeIt: true,
    });
  const tried = await aRequest();
  const { page } = await stage.as(desk.admin, '/settings/macros');
  await page.getByRole('button', { name: 'Add a macro' }).first().click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mended');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByRole('menuitem', { name: 'Reply' }).click();
  const text = page.getByRole('textbox', { name: 'Text of this step, English' });
  await text.click();
  await page.keyboard.type('Dear ');
  await page.getByRole('button', { name: 'Customer’s name' }).click();
  await page.keyboard.type(', it is mended.');
  await page.getByText('Dear Alex Carter, it is mended.').waitFor();
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByRole('menuitem', { name: 'Solve' }).click();
  const trial = page.getByRole('region', { name: 'Try it' });
  await trial.getByRole('textbox', { name: 'Number' }).fill(String(tried.number));
  await trial.getByRole('button', { name: 'Show what it would do' }).click();
  await trial.getByText('Dear Bo Ek, it is mended.').waitFor();
  await trial.getByText('Reply to bo@customer.example').waitFor();
  await expectAccessible(page, 'the drawer of a macro');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Mended is saved').waitFor();
  expect((await agent.call('GET', `/requests/${tried.id}`)).body).toMatchObject({
    phase: 'in_process',
    messageCount: 0,
  });

  const request = await aRequest();
  const { page: desktop } = await stage.as(agent, `/requests/${request.number}`);
  await desktop.getByRole('button', { name: 'Macros' }).waitFor();
  await desktop.locator('h1').first().waitFor({ state: 'attached' });
  await desktop.keyboard.press('m');
  await desktop.getByRole('textbox', { name: 'Find a macro' }).waitFor();
  await expectAccessible(desktop, 'the list of macros');
  await desktop.keyboard.type('mend');
  await desktop.getByRole('option', { name: /^Mended/ }).waitFor();
  await desktop.keyboard.press('Enter');
  const reply = desktop.getByRole('dialog').getByRole('textbox', { name: 'Text of the reply' });
  await reply.waitFor();
  await desktop.getByRole('dialog').getByText('Solved').waitFor();
  await expectAccessible(desktop, 'a macro before it runs');
  await reply.focus();
  await desktop.keyboard.press('Control+End');
  await desktop.keyboard.type(' Goodbye.');
  await desktop.keyboard.press('Control+Enter');
  await desktop.getByText('Mended is done').waitFor();
  await desktop.getByText('Anna Agent ran the macro Mended').waitFor();
  await eventually(async () => (await agent.call('GET', `/requests/${request.id}`)).body).toMatchObject({
    phase: 'solved',
    solution: 'Dear Bo Ek, it is mended. Goodbye.',
    messageCount: 1,
  });

  // It waits as a reply of one's own does, and the same key takes it back.
  await desktop
    .getByText(/Leaves in \d+ s/, { exact: false })
    .first()
    .waitFor();
  await desktop.getByRole('button', { name: 'Undo (Z)' }).waitFor();
  await desktop.keyboard.press('z');
  await desktop.getByText('Anna Agent took back a reply before it left').waitFor();
  await eventually(async () => (await agent.call('GET', `/requests/${request.id}`)).body.messageCount).toBe(0);
});
