import type { FormEvent, ReactNode } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useText } from './use-text';

interface Props {
  title: string;
  hint: string;
  submit: string;
  busy: boolean;
  refusal?: string;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** A form over the page: Enter sends it, Escape closes it, a refusal is read out. */
export function FormDialog({ title, hint, submit, busy, refusal, onSubmit, onClose, children }: Props) {
  const text = useText();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <form onSubmit={send}>
          <Modal.Header><Modal.Title>{title}</Modal.Title></Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography textColor="neutral600">{hint}</Typography>
              {refusal && <Typography textColor="danger600" role="alert">{refusal}</Typography>}
              {children}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>{text('cancel')}</Button>
            <Button type="submit" loading={busy}>{submit}</Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
