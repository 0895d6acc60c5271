import { Switch } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Kind, requestRoutes, type SubKind } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { useKey } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import classes from './what.module.css';

const offered = ['information', 'action', 'comment'] as const;

/** The kind by one key each, complaint as a switch beside it (S1-1, S1-23: number and history stay). */
export function KindChoice() {
  const { t } = useTranslation('requests');
  const { request, can, write, missing, tried } = useRequestDesk();
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState<Kind | null>(null);
  const may = can('set_kind');
  const set = async (kind: Kind, subKind: SubKind | null) => {
    if (!may) return;
    setPending(kind);
    setError(null);
    try {
      await write((version) =>
        call(requestRoutes.setKind, { params: { id: request.id }, body: { kind, subKind, version } }),
      );
    } catch (failure) {
      setError(failure);
    } finally {
      setPending(null);
    }
  };
  const kind = pending ?? request.kind;
  const complaint = request.subKind === 'complaint';
  const choose = (next: Kind) => void set(next, next === 'comment' ? null : request.subKind);
  const list = useRef<HTMLDivElement>(null);
  const press = (next: Kind) => {
    choose(next);
    // The focus goes along where it stands on another kind, or it would seem to say something else than the choice.
    if (list.current?.contains(document.activeElement))
      list.current.querySelector<HTMLElement>(`[value=${next}]`)?.focus();
  };
  const complains = () => void set(request.kind, complaint ? null : 'complaint');
  const isMissing = tried && missing.includes('kind');
  return (
    <fieldset className={classes.kinds} disabled={!may}>
      <legend className={classes.legend}>
        {t('page.what.kind')}
        {isMissing ? <span className={classes.needed}> {t('page.needed')}</span> : null}
      </legend>
      <div ref={list} className={classes.kindList} data-missing={isMissing || undefined}>
        {offered.map((one, at) => (
          <label key={one} className={classes.kind} data-chosen={kind === one || undefined}>
            <input
              id={
                one === (request.kind === 'undetermined' ? 'information' : request.kind) ? placeId('kind') : undefined
              }
              type="radio"
              name="request-kind"
              value={one}
              className={classes.radio}
              checked={kind === one}
              onChange={() => choose(one)}
            />
            {kind === one ? <IconCircleCheckFilled size={18} aria-hidden /> : <IconCircle size={18} aria-hidden />}
            <span className={classes.kindName}>{t(`kind.${one}`)}</span>
            {may ? <KeyHint keys={[String(at + 1)]} /> : null}
            <DigitKey digit={String(at + 1)} label={t(`kind.${one}`)} run={() => press(one)} enabled={may} />
          </label>
        ))}
      </div>
      {request.kind === 'comment' || request.kind === 'undetermined' ? null : (
        <div className={classes.complaint}>
          <Switch
            checked={complaint}
            onChange={complains}
            disabled={!may}
            label={
              <span className={classes.complaintWords}>
                {t('kind.complaint')} {may ? <KeyHint keys={['4']} /> : null}
              </span>
            }
          />
          <DigitKey digit="4" label={t('kind.complaint')} run={complains} enabled={may} />
        </div>
      )}
      {error ? <ProblemAlert compact error={error} /> : null}
    </fieldset>
  );
}

function DigitKey(props: { digit: string; label: string; run: () => void; enabled: boolean }) {
  useKey(`kind-${props.digit}`, props.digit, props.label, props.run, props.enabled);
  return null;
}
