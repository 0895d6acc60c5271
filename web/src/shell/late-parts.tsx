import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { Tips } from '../ui/tips.tsx';
import classes from './late-parts.module.css';

/**
 * Where toasts and questions appear. Fetched once the page stands: nobody needs them before. A toast shown earlier waits
 * in its store. Toasts stand at the bottom left, over the foot of *who*: neither the primary button at the top
 * right nor the one that sends is ever under them.
 */
export default function LateParts() {
  return (
    <>
      <ModalsProvider />
      <Tips />
      <Notifications position="bottom-left" limit={4} classNames={{ root: classes.toasts ?? '' }} />
    </>
  );
}
