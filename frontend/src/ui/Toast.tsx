import { X } from 'lucide-react';
import {
  UNSTABLE_Toast as RacToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { createPortal } from 'react-dom';
import { useSay } from '../words/say';
import { Button } from './Button';
import { IconButton } from './IconButton';
import s from './Toast.module.css';

interface Notice {
  text: string;
  action?: { label: string; do: () => void };
  tone?: 'trouble';
}

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/**
 * Says what was done, for eight seconds, with the way back when something changed;
 * answers how to take it away before, where the way back ends with the screen.
 */
export function toast(text: string, action?: Notice['action']): () => void {
  const key = queue.add({ text, action }, { timeout: 8000 });
  return () => queue.close(key);
}

/** Says what did not work; it stays longer, for there is something to read. */
export function toastTrouble(text: string, action?: Notice['action']): void {
  queue.add({ text, action, tone: 'trouble' }, { timeout: 16000 });
}

/** Takes all notices away; for tests. */
export function clearToasts(): void {
  queue.clear();
}

/** The place where notices show: bottom left of the panel. Once in the frame. */
export function Toasts({ into }: { into?: Element | null }) {
  const say = useSay();
  const region = (
    <ToastRegion queue={queue} className={s.region ?? ''} aria-label={say('common.notices')}>
      {({ toast: t }) => (
        <RacToast toast={t} className={s.toast ?? ''} data-tone={t.content.tone}>
          <ToastContent className={s.text ?? ''}>
            <Text slot="title">{t.content.text}</Text>
          </ToastContent>
          {t.content.action && (
            <Button
              look="link"
              size="sm"
              className={s.act}
              onPress={() => {
                t.content.action?.do();
                queue.close(t.key);
              }}
            >
              {t.content.action.label}
            </Button>
          )}
          <IconButton label={say('common.dismiss')} icon={X} size="xs" className={s.act} bare slot="close" />
        </RacToast>
      )}
    </ToastRegion>
  );
  return into ? createPortal(region, into) : region;
}
