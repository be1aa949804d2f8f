import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Functions } from './functions.ts'
import { HttpApi } from './http-api.ts'
import { Mail } from './mail.ts'
import { Operations } from './operations.ts'
import { Queues } from './queues.ts'
import { Records } from './records.ts'
import { SignIn } from './sign-in.ts'
import type { Stage } from './stage.ts'
import { Texting } from './texting.ts'

/** The whole service of one stage. Clinics, their numbers included, are data in the table, not resources here. */
export class AftercareStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, props)
    const operations = new Operations(this, 'Operations')
    const records = new Records(this, 'Records', { stage })
    const queues = new Queues(this, 'Queues', { operations })
    const texting = new Texting(this, 'Texting', {
      stage,
      replies: queues.replies.queue,
      receipts: queues.receipts.queue,
    })
    const mail = new Mail(this, 'Mail', { stage, receipts: queues.receipts.queue, mails: queues.mails.queue })
    const api = new HttpApi(this, 'HttpApi', { stage })
    const signIn = new SignIn(this, 'SignIn', { stage, url: api.url })
    const functions = new Functions(this, 'Functions', {
      stage,
      records,
      queues,
      texting,
      mail,
      operations,
      api,
      signIn,
    })
    api.route({ signIn, handler: functions.api, links: functions.links, console: functions.console })

    new CfnOutput(this, 'ApiUrl', { value: api.url })
    new CfnOutput(this, 'ConsoleUrl', { value: `${api.url}/console` })
    new CfnOutput(this, 'InboundTopicArn', { value: texting.inbound.topicArn })
    new CfnOutput(this, 'TableName', { value: records.table.tableName })
    new CfnOutput(this, 'UserPoolId', { value: signIn.pool.userPoolId })
    new CfnOutput(this, 'UserPoolClientId', { value: signIn.client.userPoolClientId })
  }
}
