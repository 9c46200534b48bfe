import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Button } from './Button';
import { Checkbox, RadioCards } from './Choices';
import { Confirm, Dialog } from './Dialog';
import { TextField } from './Field';
import { firstControl } from './firstFocus';
import { Select } from './Select';

const first = () => firstControl(document.body);

// Who opens a dialog by the keyboard is at its first control.
it('finds the first control of a part of the page, as the Tab key would', () => {
  const page = render(
    <>
      <p>Words.</p>
      <TextField label="Off" value="" onChange={() => {}} off />
      <TextField label="First" value="" onChange={() => {}} />
      <Button>Keep</Button>
    </>,
  );
  expect(first()).toBe(screen.getByRole('textbox', { name: 'First' }));
  page.rerender(<Select label="Which" value="a" onChange={() => {}} choices={[{ id: 'a', label: 'One' }]} />);
  expect(first()).toBe(screen.getByRole('button', { name: /Which/ }));
  page.rerender(<Checkbox label="Yes" checked={false} onChange={() => {}} />);
  expect(first()).toBe(screen.getByRole('checkbox', { name: 'Yes' }));
  page.rerender(<p>Only words.</p>);
  expect(first()).toBeUndefined();
});

it('finds the chosen one of a choice', () => {
  render(
    <RadioCards
      label="How"
      value="b"
      onChange={() => {}}
      cards={[
        { id: 'a', label: 'One' },
        { id: 'b', label: 'Two' },
      ]}
    />,
  );
  expect(first()).toBe(screen.getByRole('radio', { name: 'Two' }));
});

it('reads out what a dialog and a question are about', () => {
  const dialog = render(
    <Dialog open title="Title" lede="What it is about." onClose={() => {}}>
      <p>Words.</p>
    </Dialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Title', description: 'What it is about.' })).toBeTruthy();
  dialog.unmount();
  render(
    <Confirm
      open
      danger
      title="Delete?"
      text="Two leads go."
      yes="Delete"
      onYes={() => {}}
      onNo={() => {}}
    />,
  );
  expect(screen.getByRole('alertdialog', { name: 'Delete?', description: 'Two leads go.' })).toBeTruthy();
});
