import { deps } from './runtime/deps.ts'
import { onReceipts } from './runtime/on-receipts.ts'
import { recordReceipt } from './use-cases/messages/record-receipt.ts'

/**
 * From SNS's delivery log and from the receipts queue (SES): what became of a message. Receipts come twice, late and
 * before the sending is recorded; each is kept and applied once.
 */
export const handler = onReceipts(deps, recordReceipt)
