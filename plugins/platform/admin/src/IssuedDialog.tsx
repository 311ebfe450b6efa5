import { useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { IssuedAdministrator } from '../../contract';
import { inTaipei, useText } from './use-text';

/** The initial password, once: neither Escape nor a click beside it closes this, so that a slip of the hand does not lose it. */
export function IssuedDialog({ issued, onClose }: { issued: IssuedAdministrator; onClose(): void }) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const { schoolCode, login, password, validUntil } = issued;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${schoolCode} ${login} ${password}`);
    setCopied(true);
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content onEscapeKeyDown={(event: Event) => event.preventDefault()} onInteractOutside={(event: Event) => event.preventDefault()}>
        <Modal.Header><Modal.Title>{text('issued.title')}</Modal.Title></Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="flex-start" gap={3}>
            <Typography>{text('issued.once')}</Typography>
            <Typography>{`${text('field.code')}：${schoolCode}`}</Typography>
            <Typography>{`${text('field.login')}：${login}`}</Typography>
            <Typography variant="beta" style={{ fontFamily: 'monospace', userSelect: 'all' }} data-initial-password>{password}</Typography>
            <Typography textColor="neutral600">{text('issued.until', { until: inTaipei(validUntil) })}</Typography>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => void copy()}>{text(copied ? 'issued.copied' : 'issued.copy')}</Button>
          <Button onClick={onClose}>{text('issued.close')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
