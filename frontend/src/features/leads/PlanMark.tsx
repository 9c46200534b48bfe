import { CheckCheck, CircleCheck, Clock, Pause } from 'lucide-react';
import { Focusable } from 'react-aria-components';
import { StatusPill, StatusWord } from '../../ui/Marks';
import { Tooltip } from '../../ui/Tooltip';
import { useSay } from '../../words/say';
import { stepWord, useLeadPlans } from './plans';

/** How a lead's plan stands, in the head of its sheet; what is late, and since when, on hover and focus. */
export function PlanMark({ id }: { id: string }) {
  const say = useSay();
  const [p] = useLeadPlans(id).data ?? [];
  switch (p?.standing) {
    case 'on_time':
      return (
        <StatusWord tone="moss" icon={CircleCheck}>
          {say('lead.plan_on_time')}
        </StatusWord>
      );
    case 'late':
      return (
        <Tooltip
          text={p.steps
            .filter((x) => x.late)
            .map((x) => (
              <span key={x.step.id}>
                {x.step.text}: {stepWord(x, true)}
                <br />
              </span>
            ))}
        >
          <Focusable>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is late is told on focus too */}
            <span role="note" tabIndex={0}>
              <StatusPill tone="brick" icon={Clock}>
                {say('lead.plan_late')}
              </StatusPill>
            </span>
          </Focusable>
        </Tooltip>
      );
    case 'completed':
      return (
        <StatusWord tone="mute" icon={CheckCheck}>
          {say('lead.plan_completed')}
        </StatusWord>
      );
    case 'paused':
      return (
        <StatusWord tone="mute" icon={Pause}>
          {say('lead.plan_paused')}
        </StatusWord>
      );
  }
  return null;
}
