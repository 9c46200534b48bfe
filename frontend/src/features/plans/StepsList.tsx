import { GripVertical } from 'lucide-react';
import { GridList, GridListItem, Button as RacButton, useDragAndDrop } from 'react-aria-components';
import type { PlanStep } from '../../bridge/types';
import { Disc } from '../../ui/Events';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Marks';
import { TwoLines } from '../../ui/TwoLines';
import { useSay } from '../../words/say';
import s from './Plans.module.css';
import { beforeAbove, dueWord, kindIcons, kindLine } from './plan';

/** The steps of a plan in their order, one of them open. They are put in order by their handles. */
export function StepsList(p: {
  steps: readonly PlanStep[];
  at: string;
  onOpen: (id: string) => void;
  /** Says the steps in another order; left out, they stay as they are. */
  onOrder?: ((steps: PlanStep[]) => void) | undefined;
}) {
  const say = useSay();
  const { onOrder } = p;
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((k) => ({ 'text/plain': p.steps.find((x) => x.id === k)?.text ?? '' })),
    onReorder: (e) =>
      onOrder?.(moved(p.steps, String([...e.keys][0]), String(e.target.key), e.target.dropPosition)),
  });
  return (
    <GridList
      aria-label={say('plans.steps')}
      className={s.steps ?? ''}
      items={p.steps}
      dependencies={[onOrder, p.steps]}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[p.at]}
      onSelectionChange={(keys) => {
        const [id] = [...keys];
        if (id !== undefined) p.onOpen(String(id));
      }}
      {...(onOrder && { dragAndDropHooks })}
      renderEmptyState={() => <p className="muted">{say('plans.no_steps')}</p>}
    >
      {(x) => (
        <GridListItem id={x.id} textValue={x.text} className={s.step ?? ''}>
          {onOrder && (
            <RacButton slot="drag" className={s.grip ?? ''} aria-label={say('plans.drag', { step: x.text })}>
              <Icon of={GripVertical} size={14} />
            </RacButton>
          )}
          <Disc icon={kindIcons[x.kind]} />
          <TwoLines
            name={x.text}
            note={beforeAbove(p.steps, x) ? `${kindLine(x)} · ${say('plans.before_above')}` : kindLine(x)}
          />
          <span className={s.when}>
            <Tag>{dueWord(x)}</Tag>
            <span className={s.stepwho}>
              {say(x.who === 'broker' ? 'plans.who_broker' : 'plans.who_agent_long')}
            </span>
          </span>
        </GridListItem>
      )}
    </GridList>
  );
}

/** The steps with one of them put before or after another. */
export function moved(
  steps: readonly PlanStep[],
  id: string,
  to: string,
  where: 'before' | 'after' | 'on',
): PlanStep[] {
  const it = steps.find((x) => x.id === id);
  const rest = steps.filter((x) => x.id !== id);
  const at = rest.findIndex((x) => x.id === to);
  if (!it || at < 0) return [...steps];
  rest.splice(where === 'after' ? at + 1 : at, 0, it);
  return rest;
}
