import { Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { TFunction } from 'i18next';

/** Asks what becomes of requests in hand at the end of the day; null when the person would rather stay. */
export function askWhatBecomesOfHeld(
  held: readonly { id: string; number: number; subject: string | null }[],
  t: TFunction<'room'>,
  /** Minutes after which what is kept goes back by itself; null: never. */
  returnMinutes: number | null,
): Promise<'return' | 'keep' | null> {
  return new Promise((resolve) => {
    const id = crypto.randomUUID();
    const answer = (what: 'return' | 'keep' | null) => {
      resolve(what);
      modals.close(id);
    };
    modals.open({
      modalId: id,
      title: t('leave.title', { count: held.length }),
      onClose: () => resolve(null),
      children: (
        <Stack gap="md">
          <List>
            {held.map((one) => (
              <List.Item key={one.id}>
                {one.number} {one.subject ?? ''}
              </List.Item>
            ))}
          </List>
          <Text>{t('leave.text')}</Text>
          {returnMinutes === null ? null : <Text>{t('leave.minutes', { count: returnMinutes })}</Text>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => answer(null)}>
              {t('leave.stay')}
            </Button>
            <Button variant="default" onClick={() => answer('keep')}>
              {t('leave.keep')}
            </Button>
            <Button data-autofocus onClick={() => answer('return')}>
              {t('leave.return')}
            </Button>
          </Group>
        </Stack>
      ),
    });
  });
}
