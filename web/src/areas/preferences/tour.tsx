import { Button, CloseButton, Group, Text } from '@mantine/core';
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './tour.module.css';

/** What each step points at, by its `data-tour`; a step whose part is not on the screen is left out. */
const steps = ['next_request', 'hand', 'queue', 'requests', 'search', 'contact', 'menu'] as const;

const targetOf = (step: string) => {
  const found = document.querySelector<HTMLElement>(`[data-tour="${step}"]`);
  return found && found.getClientRects().length > 0 ? found : null;
};

/**
 * A look around the real desk: a card beside each part in turn. It stands above the page without blocking it; Escape
 * leaves, and the focus goes back to where it was.
 */
export default function Tour({ offered, onEnd }: { offered: boolean; onEnd: (how: 'seen' | 'left') => void }) {
  const { t } = useTranslation('preferences');
  const [shown] = useState(() => steps.filter((step) => targetOf(step)));
  const [at, setAt] = useState(offered ? -1 : 0);
  const card = useRef<HTMLDivElement>(null);
  const before = useRef(document.activeElement as HTMLElement | null);
  const step = shown[at];
  const place = usePlace(step, card);

  // An offer does not take the focus: whoever has begun to work goes on.
  const begun = at >= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read from its beginning
  useEffect(() => {
    if (begun) card.current?.focus();
  }, [begun, at]);
  const end = (how: 'seen' | 'left') => {
    if (begun) before.current?.focus();
    onEnd(how);
  };
  const last = at === shown.length - 1;
  const title = step ? t(`tour.${step}.title`) : t('tour.offer.title');
  return (
    <>
      {place.ring ? <div className={classes.ring} style={place.ring} aria-hidden /> : null}
      <div
        ref={card}
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        tabIndex={-1}
        className={classes.card}
        style={place.card}
        data-offer={!begun || undefined}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end('left');
        }}
      >
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={600} id="tour-title">
            {title}
          </Text>
          <CloseButton size="sm" aria-label={t('tour.leave')} onClick={() => end('left')} />
        </Group>
        <Text id="tour-text" my="xs">
          {step ? t(`tour.${step}.text`) : t('tour.offer.text')}
        </Text>
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {begun ? t('tour.step', { step: at + 1, count: shown.length }) : ''}
          </Text>
          <Group gap="xs">
            {begun && at > 0 ? (
              <Button size="xs" variant="default" onClick={() => setAt(at - 1)}>
                {t('tour.back')}
              </Button>
            ) : null}
            {begun ? null : (
              <Button size="xs" variant="default" onClick={() => end('left')}>
                {t('tour.later')}
              </Button>
            )}
            <Button size="xs" onClick={() => (last ? end('seen') : setAt(at + 1))}>
              {last ? t('tour.end') : begun ? t('tour.next') : t('tour.start')}
            </Button>
          </Group>
        </Group>
      </div>
    </>
  );
}

/** Where the ring and the card stand: the card beside the part, inside the window, wherever there is most room. */
function usePlace(step: string | undefined, card: React.RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<{ ring?: CSSProperties; card: CSSProperties }>({ card: {} });
  useLayoutEffect(() => {
    const target = step ? targetOf(step) : null;
    if (!target) {
      setPlace({ card: {} });
      return;
    }
    target.scrollIntoView({ block: 'nearest' });
    const put = () => {
      const part = target.getBoundingClientRect();
      const { width = 340, height = 160 } = card.current?.getBoundingClientRect() ?? {};
      const room = 12;
      const below = part.bottom + room + height < window.innerHeight;
      const right = !below && part.right + room + width < window.innerWidth;
      const top = below ? part.bottom + room : right ? part.top : part.top - room - height;
      const left = right ? part.right + room : part.left;
      const within = (wanted: number, size: number, all: number) => Math.max(8, Math.min(wanted, all - size - 8));
      setPlace({
        ring: { top: part.top - 4, left: part.left - 4, width: part.width + 8, height: part.height + 8 },
        card: {
          inset: 'auto',
          top: within(top, height, window.innerHeight),
          left: within(left, width, window.innerWidth),
        },
      });
    };
    put();
    window.addEventListener('resize', put);
    window.addEventListener('scroll', put, { capture: true });
    return () => {
      window.removeEventListener('resize', put);
      window.removeEventListener('scroll', put, { capture: true });
    };
  }, [step, card]);
  return place;
}
