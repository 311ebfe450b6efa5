import { rocDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';
import type { FileReceipt } from '@portfolio/portfolio/contract';

export interface ReceiptLabels {
  title: string;
  name: string;
  bytes: string;
  sha256: string;
  keptAt: string;
  /** How to use it. */
  advice: string;
}

/** `111/02/14 08:01:44` of a moment. */
export function rocSeconds(iso: string): string {
  const local = taipeiDateTime(new Date(iso));
  return `${rocDate(local)} ${local.slice(11)}`;
}

/** The receipt of an upload as a text to keep: with Windows line ends and a byte order mark, so that every editor reads it. */
export function receiptText(receipt: FileReceipt, labels: ReceiptLabels): string {
  const lines = [
    labels.title,
    '',
    `${labels.name}: ${receipt.name}`,
    `${labels.bytes}: ${receipt.bytes}`,
    `${labels.sha256}: ${receipt.sha256}`,
    `${labels.keptAt}: ${rocSeconds(receipt.keptAt)}`,
    '',
    labels.advice,
    '',
  ];
  return `\ufeff${lines.join('\r\n')}`;
}

/** `探究報告.pdf` gives `探究報告.pdf.receipt.txt`. */
export const receiptFileName = ({ name }: FileReceipt): string => `${name}.receipt.txt`;
