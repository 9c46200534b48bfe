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
import { focusBack } from './keepFocus';
import s from './Toast.module.css';

interface Notice {
  text: string;
  action?: { label: string; do: () => void };
  tone?: 'trouble';
}

// Three at most lie over the room: a trouble, and what was done last with its ways back.
const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });
// What was done, the newest last: two at most.
let said: { key: string; back: boolean }[] = [];

/**
 * Says what was done, for eight seconds, with the way back when something changed. What was said
 * before makes room for it, but two ways back stay, the newest lowest. Answers how to
 * take it away before, where the way back ends with the screen, or with the step after it.
 */
export function toast(text: string, action?: Notice['action']): () => void {
  const backs = said.filter((x) => x.back);
  const kept = backs.slice(-1);
  for (const x of said) if (!kept.includes(x)) queue.close(x.key);
  const key = queue.add(
    { text, action },
    {
      timeout: 8000,
      onClose: () => {
        said = said.filter((x) => x.key !== key);
      },
    },
  );
  said = [...kept, { key, back: action !== undefined }];
  // What was done may have moved the lines.
  requestAnimationFrame(measureLines);
  return () => queue.close(key);
}

const troubles = new Map<string, { key: string; at: number }>();

/**
 * Says what did not work, until it is closed or another place is gone to; the same again takes
 * its own place.
 */
export function toastTrouble(text: string, action?: Notice['action']): void {
  const before = troubles.get(text);
  if (before !== undefined) queue.close(before.key);
  const key = queue.add(
    { text, action, tone: 'trouble' },
    { onClose: () => troubles.get(text)?.key === key && troubles.delete(text) },
  );
  troubles.set(text, { key, at: Date.now() });
}

// What goes wrong on the way to a place is read there, for so long.
const ON_THE_WAY = 3000;
const READ_THERE = 12_000;

/** Another place is gone to: what went wrong in the one before is no longer what it is about. */
export function leaveTroubles(): void {
  for (const { key, at } of [...troubles.values()])
    if (Date.now() - at > ON_THE_WAY) queue.close(key);
    else setTimeout(() => queue.close(key), READ_THERE);
}

/** Takes all notices away; for tests. */
export function clearToasts(): void {
  queue.clear();
  troubles.clear();
  said = [];
}

// The lines of buttons that notices stay clear of.
const lines = new Set<HTMLElement>();
// How far the panel is from the end of the window, and how high three notices are.
const INSET = 8;
const REACH = 166;

// How much room notices leave below them. A line that scrolls counts while notices would
// lie on it, and not where it is well above them.
function measureLines() {
  const root = document.documentElement;
  const boxes = [...lines].map((line) => ({ line, box: line.getBoundingClientRect() }));
  const [foot, ...others] = boxes.sort((a, b) => b.box.bottom - a.box.bottom);
  let room = foot?.line.offsetHeight ?? 0;
  for (const { box } of others) {
    const end = root.clientHeight - INSET - room;
    if (box.height > 0 && box.top < end && box.bottom > end - REACH)
      room = root.clientHeight - INSET - box.top;
  }
  if (lines.size > 0) root.style.setProperty('--notices', `${Math.round(room)}px`);
  else root.style.removeProperty('--notices');
}

/**
 * Keeps notices above a line of buttons at the bottom of the room, for as long as it is there;
 * further lines, as that of a comparison above it, for as long as they are in the way.
 */
export function keepInSight(line: HTMLElement | null) {
  if (!line) return;
  lines.add(line);
  measureLines();
  const seen = new ResizeObserver(measureLines);
  seen.observe(line);
  // What is above a line moves it when it comes late.
  if (line.parentElement) seen.observe(line.parentElement);
  document.addEventListener('scroll', measureLines, { capture: true, passive: true });
  window.addEventListener('resize', measureLines);
  return () => {
    lines.delete(line);
    seen.disconnect();
    if (lines.size === 0) {
      document.removeEventListener('scroll', measureLines, { capture: true });
      window.removeEventListener('resize', measureLines);
    }
    measureLines();
  };
}

/** Tells how far up notices reach, for as long as there are any: a dialog in a low window stays above them. */
function tellReach(region: HTMLElement | null) {
  if (!region) return;
  const root = document.documentElement;
  const tell = () =>
    root.style.setProperty(
      '--told',
      `${Math.round(root.clientHeight - region.getBoundingClientRect().top)}px`,
    );
  const seen = new ResizeObserver(tell);
  seen.observe(region);
  return () => {
    seen.disconnect();
    root.style.removeProperty('--told');
  };
}

/** The place where notices show: bottom left of the panel. Once in the frame. */
export function Toasts({ into }: { into?: Element | null }) {
  const say = useSay();
  const region = (
    <ToastRegion ref={tellReach} queue={queue} className={s.region ?? ''} aria-label={say('common.notices')}>
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
              onPress={(e) => {
                // Not on to the next notice: what was done is where one came from.
                focusBack(e.target.closest('[role=region]'));
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
