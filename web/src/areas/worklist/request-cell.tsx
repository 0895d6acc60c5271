import { useTranslation } from 'react-i18next';
import type { RequestRow } from '#contract/requests.ts';
import { age, relativeMoment } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { lastOfPath } from '../../ui/path-words.ts';
import { useZone } from '../../ui/zone.ts';
import { ChannelIcon } from '../requests/channel-icon.tsx';
import { Clock } from '../requests/clock.tsx';
import { EscalationMark } from '../requests/escalation-mark.tsx';
import { useProblemCodes } from '../requests/page/page-api.ts';
import { timeWords } from '../requests/time-words.ts';
import { ReadLight } from '../together/read-light.tsx';
import type { Column } from './columns.ts';
import classes from './request-table.module.css';

/** What a column shows of a request; the subject is drawn by the row, as it is its link. */
export function RequestCell({ column, row }: { column: Exclude<Column, 'subject'>; row: RequestRow }) {
  const { t } = useTranslation('requests');
  switch (column) {
    case 'number':
      return row.number;
    case 'clock':
      return (
        <span className={classes.timed}>
          <Clock of={row} inList />
          <EscalationMark level={row.escalationLevel} small />
        </span>
      );
    case 'escalation':
      return <EscalationMark level={row.escalationLevel} />;
    case 'customer':
      return row.customerName;
    case 'category':
      return lastOfPath(row.category?.name);
    case 'problemCode':
      return row.problemCode ? <ProblemCodeName of={row.problemCode} /> : null;
    case 'owner':
      return row.owner ? (
        <>
          <ReadLight light={row.readLight} owner={row.owner.name} small /> {row.owner.name}
        </>
      ) : null;
    case 'status':
      return row.status.name;
    case 'priority':
      return row.priority.name;
    case 'kind':
      return t(`kind.${row.subKind ?? row.kind}`);
    case 'channel':
      return <ChannelIcon channel={row.channel} />;
    case 'centre':
      return row.centre?.name;
    case 'updated':
      return <Ago at={row.updatedAt} />;
    case 'age':
      return <Age at={row.createdAt} />;
    case 'timeToReply':
      return <Took spent={row.times?.reply} />;
    case 'timeToClose':
      return <Took spent={row.times?.close} />;
    case 'timeInQueue':
      return <Took spent={row.times?.queue} />;
    case 'timeWithUs':
      return <Took spent={row.times?.internal} />;
    case 'timeOutside':
      return <Took spent={row.times?.external} />;
  }
}

/** The code, with its name as soon as the codes are known. */
function ProblemCodeName({ of }: { of: { id: string; code: string } }) {
  const name = useProblemCodes().data?.rows.find((one) => one.id === of.id)?.name;
  return name ? `${of.code} ${name}` : of.code;
}

/** Working time; the clock's is on the request and in exports, so that the two never stand mixed in one column. */
function Took({ spent }: { spent: { business: number } | null | undefined }) {
  const { i18n } = useTranslation();
  return spent ? timeWords(spent.business, i18n.language) : null;
}

function Age({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return age(at, useNow(), i18n.language);
}

function Ago({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return relativeMoment(at, useNow(), i18n.language, useZone());
}
