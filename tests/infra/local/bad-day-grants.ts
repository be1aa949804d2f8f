/** Granted for a day that no test brings about without breaking what it stands on. */
export const FOR_A_BAD_DAY: { of: RegExp; action: string; resource: RegExp; because: string }[] = [
  {
    of: /ReceiveSms/,
    action: 'sns:Publish',
    resource: /not resources/,
    because: 'the emergency text that goes out when the table cannot be written (tests/scenarios/when-things-break)',
  },
  {
    of: /AuditAlerts/,
    action: 'sqs:SendMessage',
    resource: /Urgent/,
    because: 'repairs what the queues or the tick have failed to do (tests/scenarios/audit)',
  },
  {
    of: /AuditAlerts/,
    action: 'kms:GenerateDataKey',
    resource: /Key/,
    because: 'writes to that queue, which is encrypted',
  },
  {
    of: /AuditAlerts/,
    action: 'dynamodb:PutItem',
    resource: /Table/,
    because: 'sets the timer of an alert that nothing would wake (tests/scenarios/audit)',
  },
  {
    of: /Console/,
    action: 'sqs:SendMessage',
    resource: /Urgent/,
    because: 'what staff do at an open alert may page; its pages are tried in a browser',
  },
]
