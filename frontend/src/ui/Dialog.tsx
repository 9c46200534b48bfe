import { type ReactNode, useId, useRef } from 'react';
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components';
import { cx } from '../lib/cx';
import { useSay } from '../words/say';
import { Button } from './Button';
import s from './Dialog.module.css';
import { useFirstFocus } from './firstFocus';

export interface DialogProps {
  title: string;
  lede?: ReactNode;
  /** At the right of the title. */
  aside?: ReactNode;
  open: boolean;
  onClose: () => void;
  children?: ReactNode;
  footer?: ReactNode;
  small?: boolean;
  /** What Enter does, outside of buttons and lists. */
  onEnter?: () => void;
  role?: 'dialog' | 'alertdialog';
  /** The id of what is read out with the title, where there is no lede. */
  saidBy?: string;
}

/**
 * A short, complete task over everything else. Escape and a press outside close it. The focus
 * goes to its first control, and title and lede are read out.
 */
export function Dialog(p: DialogProps) {
  const lede = useId();
  return (
    <ModalOverlay
      className={s.scrim ?? ''}
      isOpen={p.open}
      onOpenChange={(o) => !o && p.onClose()}
      isDismissable
    >
      <Modal className={cx(s.dialog, p.small && s.small)}>
        <RacDialog
          className={s.inner ?? ''}
          role={p.role ?? 'dialog'}
          aria-describedby={p.lede ? lede : p.saidBy}
        >
          {/* Enter belongs to the primary action, wherever in the form the focus is. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: hears what bubbles, is nothing itself */}
          <div
            className={s.inner}
            onKeyDown={(e) => {
              const t = e.target as HTMLElement;
              if (
                e.key === 'Enter' &&
                p.onEnter &&
                !e.defaultPrevented &&
                !t.closest('button,a,textarea,[role=option],[role=listbox],[role=combobox]')
              ) {
                e.preventDefault();
                p.onEnter();
              }
            }}
            role="presentation"
          >
            <header className={s.head}>
              <div className="grow">
                <Heading slot="title" className={s.title ?? ''}>
                  {p.title}
                </Heading>
                {p.lede && (
                  <p id={lede} className="muted">
                    {p.lede}
                  </p>
                )}
              </div>
              {p.aside}
            </header>
            <Inside footer={p.footer}>{p.children}</Inside>
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What a dialog holds below its head: it is there only while the dialog is open. */
function Inside(p: { children: ReactNode; footer: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  useFirstFocus(body, foot);
  return (
    <>
      <div ref={body} className={s.body}>
        {p.children}
      </div>
      {p.footer && (
        <footer ref={foot} className={s.foot}>
          {p.footer}
        </footer>
      )}
    </>
  );
}

/** Asks before what cannot be undone. */
export function Confirm(p: {
  title: string;
  text: ReactNode;
  open: boolean;
  yes: string;
  no?: string;
  danger?: boolean;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const say = useSay();
  const text = useId();
  return (
    <Dialog
      small
      role="alertdialog"
      saidBy={text}
      title={p.title}
      open={p.open}
      onClose={p.onNo}
      onEnter={p.danger ? undefined : p.onYes}
      footer={
        <>
          <span className="grow" />
          <Button onPress={p.onNo} autoFocus={p.danger}>
            {p.no ?? say('common.cancel')}
          </Button>
          <Button
            look={p.danger ? 'danger' : 'primary'}
            busy={p.busy}
            onPress={p.onYes}
            autoFocus={!p.danger}
          >
            {p.yes}
          </Button>
        </>
      }
    >
      <p id={text} className="soft">
        {p.text}
      </p>
    </Dialog>
  );
}
