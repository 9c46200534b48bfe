import type { ReactNode } from 'react';
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components';
import { cx } from '../lib/cx';
import { useSay } from '../words/say';
import { Button } from './Button';
import s from './Dialog.module.css';

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
}

/** A short, complete task over everything else. Escape and a press outside close it. */
export function Dialog(p: DialogProps) {
  return (
    <ModalOverlay
      className={s.scrim ?? ''}
      isOpen={p.open}
      onOpenChange={(o) => !o && p.onClose()}
      isDismissable
    >
      <Modal className={cx(s.dialog, p.small && s.small)}>
        <RacDialog className={s.inner ?? ''} role={p.role ?? 'dialog'}>
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
                {p.lede && <p className="muted">{p.lede}</p>}
              </div>
              {p.aside}
            </header>
            <div className={s.body}>{p.children}</div>
            {p.footer && <footer className={s.foot}>{p.footer}</footer>}
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
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
  return (
    <Dialog
      small
      role="alertdialog"
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
      <p className="soft">{p.text}</p>
    </Dialog>
  );
}
